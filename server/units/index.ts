export { adviseUnits } from './adviseUnits.ts';
export { decideUnit } from './decideUnit.ts';
export { selectFieldDuty } from './selectFieldDuty.ts';
export { unitHandlers } from './unitHandlers.ts';
