import type { Directory } from '../../protocol/hall/directory.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** Refuses a directory whose parts do not fit: an id that stands twice, an area or agency that is not in it. */
export function demandReferences({ areas, agencies, cameras, units }: Directory): void {
  const areaIds = uniqueIds(areas);
  const agencyIds = uniqueIds(agencies);
  uniqueIds(cameras);
  uniqueIds(units);
  for (const { id, parentId } of areas) {
    if (parentId !== null && !areaIds.has(parentId)) throw refusal(`${id} -> ${parentId}`);
  }
  for (const { id, areaId, agencyId } of [...cameras, ...units]) {
    if (!areaIds.has(areaId)) throw refusal(`${id} -> ${areaId}`);
    if (!agencyIds.has(agencyId)) throw refusal(`${id} -> ${agencyId}`);
  }
}

function uniqueIds(items: readonly { id: string }[]): Set<string> {
  const ids = new Set<string>();
  for (const { id } of items) {
    if (ids.has(id)) throw refusal(id);
    ids.add(id);
  }
  return ids;
}

function refusal(what: string): Rejected {
  return new Rejected('malformed', 'directoryReferences', { details: { what } });
}
