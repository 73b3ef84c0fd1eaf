export type { HallFacts } from './HallFacts.ts';
export { codeOfHall } from './codeOfHall.ts';
export { DeskFeed } from './DeskFeed.ts';
export { HallListeners } from './HallListeners.ts';
export { joinHall, liveStream, loadHall, saveHall } from './liveHall.ts';
export { tellPhones } from './tellPhones.ts';
export { mayReadAttachment } from './mayReadAttachment.ts';
export { QuietSnapshots } from './QuietSnapshots.ts';
