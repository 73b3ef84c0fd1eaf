import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Plan, PlanEvent } from './plan.ts';

type Plans = Readonly<Record<string, Plan>>;

export function isPlanEvent(event: HallEvent): event is PlanEvent {
  return event.type === 'planSaved' || event.type === 'planRemoved';
}

/** The plans after the event; older versions stand in the journal, and in the incidents that they were accepted for. */
export function evolvePlans(plans: Plans, { at, actor }: JournalEntry, event: PlanEvent): Record<string, Plan> {
  const { [event.planId]: before, ...others } = plans;
  if (event.type === 'planRemoved') return others;
  const version = (before?.version ?? 0) + 1;
  return { ...plans, [event.planId]: { ...event.plan, id: event.planId, version, savedBy: actor.name, savedAt: at } };
}
