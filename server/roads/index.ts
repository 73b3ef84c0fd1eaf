export { decideRoadBlock } from './decideRoadBlock.ts';
export { readRoads } from './readRoads.ts';
export type { TravelTimes, Roads } from './Roads.ts';
