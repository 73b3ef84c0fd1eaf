export { adviseUnits } from './adviseUnits.ts';
export { decideUnit } from './decideUnit.ts';
export { unitHandlers } from './unitHandlers.ts';
