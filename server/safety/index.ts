export { decideCare } from './decideCare.ts';
export { decideEmergency } from './decideEmergency.ts';
