import type { AreaId } from '../ids.ts';
import type { Position } from '../geometry/place.ts';
import { areaLevels, type Area } from './area.ts';
import { findArea } from './findArea.ts';

/** The areas of the directory as one tree. */
export interface AreaTree {
  readonly find: (areaId: AreaId) => Area | undefined;
  /** The smallest area around a position, or null outside the city. */
  readonly areaAt: (position: Position) => AreaId | null;
  /** The area and all above it, from below; empty for null or an unknown one. */
  readonly upwards: (areaId: AreaId | null) => readonly Area[];
  /** Whether an area is `upper` or lies below it. */
  readonly isWithin: (areaId: AreaId | null, upper: AreaId) => boolean;
}

export function createAreaTree(areas: readonly Area[]): AreaTree {
  const byId = new Map(areas.map((area) => [area.id, area]));
  function upwards(areaId: AreaId | null): readonly Area[] {
    const path: Area[] = [];
    let next = areaId === null ? undefined : byId.get(areaId);
    // A directory whose parents go round in a circle must not hang the hall.
    while (next !== undefined && path.length < areaLevels.length) {
      path.push(next);
      next = next.parentId === null ? undefined : byId.get(next.parentId);
    }
    return path;
  }
  return {
    find: (areaId) => byId.get(areaId),
    areaAt: (position) => findArea(areas, position)?.id ?? null,
    upwards,
    isWithin: (areaId, upper) => upwards(areaId).some((area) => area.id === upper),
  };
}
