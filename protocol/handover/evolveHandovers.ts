import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Handover, HandoverEvent } from './handover.ts';

type Handovers = Record<string, Handover>;

/** Enough for every seat of a few shifts; the journal keeps all. */
const keptHandovers = 30;

export function isHandoverEvent(event: HallEvent): event is HandoverEvent {
  return event.type === 'handoverSigned' || event.type === 'handoverAccepted';
}

export function evolveHandovers(handovers: Handovers, { at, actor }: JournalEntry, event: HandoverEvent): Handovers {
  const { handoverId: id } = event;
  if (event.type === 'handoverSigned') {
    const { notes, summary } = event;
    const kept = Object.values(handovers)
      .sort((first, second) => second.signedAt - first.signedAt)
      .slice(0, keptHandovers - 1);
    return Object.fromEntries(
      [{ id, outgoing: actor, signedAt: at, notes, summary }, ...kept].map((one) => [one.id, one]),
    );
  }
  const handover = handovers[id];
  if (handover === undefined) return handovers;
  return { ...handovers, [id]: { ...handover, accepted: { by: actor, at, remark: event.remark } } };
}
