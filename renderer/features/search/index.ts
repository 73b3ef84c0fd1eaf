export { coordinateSystems, formatPosition } from './coordinates.ts';
export { pinyinInitials } from './pinyinInitials.ts';
export { PlaceSearch } from './PlaceSearch.tsx';
export { searchEn } from './searchEn.ts';
export type { PlaceFound } from './PlaceFound.ts';
export { searchPlaces } from './searchPlaces.ts';
export { searchZh } from './searchZh.ts';
