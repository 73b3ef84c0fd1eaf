import type { Area } from '../../../protocol/area/area.ts';
import type { AreaId } from '../../../protocol/ids.ts';

/** Names from the county down to the grid: how a dispatcher says where a place belongs. */
export function areaPath(areas: readonly Area[], areaId: AreaId | null): Area[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const path: Area[] = [];
  let next = areaId === null ? undefined : byId.get(areaId);
  while (next !== undefined && path.length < 5) {
    path.unshift(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return path;
}
