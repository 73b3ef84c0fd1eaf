import type { Directory } from '../../../protocol/hall/directory.ts';
import type { PlaceFound } from './PlaceFound.ts';
import { PlaceIndex } from './PlaceIndex.ts';
import { readCoordinates } from './readCoordinates.ts';

const indexes = new WeakMap<Directory, PlaceIndex>();

/**
 * Places, areas, grid codes, cameras and coordinates that fit what was typed, the best first. Words may be Chinese,
 * English, first letters of pinyin or ids; several words, parted by blanks, must all fit. The first search in a directory
 * builds an index that lives as long as the directory.
 */
export function searchPlaces(query: string, directory: Directory, limit: number): PlaceFound[] {
  if (limit <= 0) return [];
  const coordinates = readCoordinates(query, directory.city.bounds).map(({ system, position, text }): PlaceFound => ({
    kind: 'coordinate',
    system,
    position,
    name: { zh: text, en: text },
  }));
  if (coordinates.length >= limit) return coordinates.slice(0, limit);
  let index = indexes.get(directory);
  if (index === undefined) {
    index = new PlaceIndex(directory);
    indexes.set(directory, index);
  }
  return [...coordinates, ...index.find(query, limit - coordinates.length)];
}
