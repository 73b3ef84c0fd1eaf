import type { UnitId } from '../ids.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Emergency, EmergencyEvent } from './emergency.ts';

type Emergencies = Readonly<Record<string, Emergency>>;

/** Those that ended stay readable on the seats so long; the journal keeps all. */
const keptEnded = 50;

export function isEmergencyEvent(event: { readonly type: string }): event is EmergencyEvent {
  return 'emergencyId' in event;
}

export function evolveEmergencies(
  emergencies: Emergencies,
  { seq, at, actor }: JournalEntry,
  event: EmergencyEvent,
): Record<string, Emergency> {
  const stamped = { at, by: actor };
  if (event.type === 'emergencyRaised') {
    const { type: _type, emergencyId, ...facts } = event;
    const raised: Emergency = { id: emergencyId, ...facts, raised: stamped, acknowledged: null, ended: null };
    return withoutOldest({ ...emergencies, [emergencyId]: raised });
  }
  const before = emergencies[event.emergencyId];
  if (before === undefined) throw new RangeError(`Entry ${seq} changes an emergency that was never raised`);
  const after: Emergency =
    event.type === 'emergencyAcknowledged'
      ? { ...before, acknowledged: stamped }
      : { ...before, ended: { ...stamped, reason: event.reason } };
  return { ...emergencies, [after.id]: after };
}

function withoutOldest(emergencies: Record<string, Emergency>): Record<string, Emergency> {
  const ended = Object.values(emergencies).filter((one) => one.ended !== null);
  if (ended.length <= keptEnded) return emergencies;
  const oldest = ended.sort((first, second) => first.raised.at - second.raised.at)[0];
  const { [oldest?.id ?? '']: _dropped, ...rest } = emergencies;
  return rest;
}

/** The emergency a unit is in, or undefined. */
export function openEmergencyOf(emergencies: Emergencies, unitId: UnitId): Emergency | undefined {
  return Object.values(emergencies).find((one) => one.unitId === unitId && one.ended === null);
}

/** Those not ended: unacknowledged first, then the oldest. */
export function openEmergencies(emergencies: Emergencies): Emergency[] {
  return Object.values(emergencies)
    .filter((one) => one.ended === null)
    .sort(
      (first, second) =>
        Number(first.acknowledged !== null) - Number(second.acknowledged !== null) ||
        first.raised.at - second.raised.at,
    );
}
