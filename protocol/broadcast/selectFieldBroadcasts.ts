import type { UnitId } from '../ids.ts';
import type { Broadcast, FieldBroadcast } from './broadcast.ts';

/** The broadcasts a unit has not confirmed yet, oldest first, as they are read. */
export function selectFieldBroadcasts(
  broadcasts: Readonly<Record<string, Broadcast>>,
  unitId: UnitId,
): FieldBroadcast[] {
  const unread: FieldBroadcast[] = [];
  for (const broadcast of Object.values(broadcasts)) {
    const index = broadcast.unitIds.indexOf(unitId);
    if (index < 0) continue;
    const { id, text, by, at, recall, corrects, correctedBy } = broadcast;
    const isDelivered = broadcast.deliveredAt[index] !== 0;
    const shown = {
      ...{ id, text, name: by.name, at, isDelivered },
      ...(corrects === undefined ? {} : { isCorrection: true }),
    };
    if (recall !== undefined) {
      // Whom it never reached need not hear of it.
      if (isDelivered && recall.seenAt[index] === 0) unread.push({ ...shown, recallReason: recall.reason });
    } else if (correctedBy === undefined && broadcast.seenAt[index] === 0) unread.push(shown);
  }
  return unread.sort((first, second) => first.at - second.at);
}
