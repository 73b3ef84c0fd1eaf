export { Age } from './Age.tsx';
export { ReasonButton } from './ReasonButton.tsx';
export { RefusalNotice } from './RefusalNotice.tsx';
export { SeatActionsProvider, useSeat, type SeatActions } from './SeatActions.ts';
export { ageWords, clockTime, distanceWords, runningClock } from './timeWords.ts';
export { useServerNow } from './useServerNow.ts';
export { useVisibleRows } from './useVisibleRows.ts';
export { bindKeys, keySign, seatKeys } from './seatKeys.ts';
export { useShortcuts, type Shortcuts } from './useShortcuts.ts';
