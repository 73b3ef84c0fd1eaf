import type { AreaLevel } from '../../../protocol/area/area.ts';
import type { CameraTier } from '../../../protocol/camera/camera.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import type { Directory } from '../../../protocol/hall/directory.ts';
import type { AreaId, CameraId } from '../../../protocol/ids.ts';
import type { CoordinateSystem } from './coordinates.ts';
import { PlaceIndex } from './PlaceIndex.ts';
import { readCoordinates } from './readCoordinates.ts';

interface Found {
  readonly name: { readonly zh: string; readonly en: string };
  /** Degrees, WGS-84. */
  readonly position: Position;
}

/** Something that has a place, as it was found by what somebody typed. */
export type PlaceFound =
  | (Found & { readonly kind: 'coordinate'; readonly system: CoordinateSystem })
  | (Found & { readonly kind: 'place'; readonly placeKind: string })
  | (Found & { readonly kind: 'area'; readonly id: AreaId; readonly level: AreaLevel })
  | (Found & { readonly kind: 'camera'; readonly id: CameraId; readonly tier: CameraTier });

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
