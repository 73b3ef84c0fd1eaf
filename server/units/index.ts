export { decideUnit } from './decideUnit.ts';
export { recommendUnits, type RecommendedUnit } from './recommendUnits.ts';
