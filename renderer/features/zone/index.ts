export { ZoneMap } from './ZoneMap.tsx';
export { zoneEn } from './zoneEn.ts';
export { zoneZh } from './zoneZh.ts';
