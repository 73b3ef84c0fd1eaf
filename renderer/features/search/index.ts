export { coordinateSystems, formatPosition } from './coordinates.ts';
export { pinyinInitials } from './pinyinInitials.ts';
export { PlaceSearch } from './PlaceSearch.tsx';
export { searchEn } from './searchEn.ts';
export { searchPlaces, type PlaceFound } from './searchPlaces.ts';
export { searchZh } from './searchZh.ts';
