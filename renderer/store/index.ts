export { CommandDesk } from './CommandDesk.ts';
export { createHallStore, type HallStore } from './createHallStore.ts';
export { HallFeed } from './HallFeed.ts';
export { HallStoreProvider, useHall, useHallStore } from './HallStoreContext.ts';
export type { HallStoreState, Preferences } from './hallStoreState.ts';
export { LiveEntrySource, type LiveLine } from './LiveEntrySource.ts';
export { incidentQueue, isFinished, reportedAt, serverNow, unitRows, type UnitRow } from './selectors.ts';
export {
  carry,
  closeCamera,
  openCameras,
  openLookedAt,
  selectIncident,
  selectAlarm,
  selectPosition,
  selectUnit,
} from './selection.ts';
