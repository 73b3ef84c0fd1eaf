export { ClockList } from './ClockList.tsx';
export { clocksEn } from './clocksEn.ts';
export { clocksZh } from './clocksZh.ts';
export { DueButton } from './DueButton.tsx';
export { LeadingClock } from './LeadingClock.tsx';
