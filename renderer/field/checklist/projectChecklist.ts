import type { IncidentId } from '../../../protocol/ids.ts';
import type { ResponseItem } from '../../../protocol/plan/planResponse.ts';
import type { ShownAct } from '../outbox/Act.ts';

export interface ShownItem {
  readonly item: ResponseItem;
  readonly isDone: boolean;
  /** Ticked on this phone, not yet with the hall. */
  readonly isWaiting: boolean;
}

/** The plan's list with what was ticked on this phone laid over it; the last tick of an item counts. */
export function projectChecklist(
  items: readonly ResponseItem[],
  incidentId: IncidentId,
  acts: readonly ShownAct[],
): readonly ShownItem[] {
  const ticked = new Map<string, boolean>();
  for (const { command, state } of acts) {
    if (command.type !== 'tickChecklist' || command.incidentId !== incidentId || state === 'refused') continue;
    ticked.set(command.itemId, command.isDone);
  }
  return items.map((item) => {
    const known = item.done !== undefined;
    const isDone = ticked.get(item.id) ?? known;
    return { item, isDone, isWaiting: isDone !== known };
  });
}
