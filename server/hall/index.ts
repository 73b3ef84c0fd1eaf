export { isSnapshotDue, joinHall, liveStream, loadHall, saveHall } from './LiveHall.ts';
export type { HallFacts } from './HallFacts.ts';
