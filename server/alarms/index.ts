export { decideAlarm } from './decideAlarm.ts';
