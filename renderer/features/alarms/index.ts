export { alarmEventsEn, alarmsEn } from './alarmsEn.ts';
export { alarmEventsZh, alarmsZh } from './alarmsZh.ts';
export { AlarmPanel } from './AlarmPanel.tsx';
export { IntakePage } from './IntakePage.tsx';
export { useHasAlarms } from './useHasAlarms.ts';
