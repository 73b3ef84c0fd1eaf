import type { UnitId } from '../ids.ts';
import type { Broadcast, FieldBroadcast } from './broadcast.ts';

/** The broadcasts a unit has not confirmed yet, oldest first, as they are read. */
export function selectFieldBroadcasts(
  broadcasts: Readonly<Record<string, Broadcast>>,
  unitId: UnitId,
): FieldBroadcast[] {
  const unseen: FieldBroadcast[] = [];
  for (const { id, text, by, at, unitIds, deliveredAt, seenAt } of Object.values(broadcasts)) {
    const index = unitIds.indexOf(unitId);
    if (index < 0 || seenAt[index] !== 0) continue;
    unseen.push({ id, text, name: by.name, at, isDelivered: deliveredAt[index] !== 0 });
  }
  return unseen.sort((first, second) => first.at - second.at);
}
