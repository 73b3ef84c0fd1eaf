export { decideUnit } from './decideUnit.ts';
export { recommendUnits } from './recommendUnits.ts';
export { unitHandlers } from './unitHandlers.ts';
