import type { JournalEntry } from '../wire/journalEntry.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident, IncidentStatus } from './incident.ts';
import { withFormerStatus, withHandler, withoutParking, withStatus, withVersion } from './incidentChange.ts';
import { parkedSchema, type Extension, type HandOff, type Urge } from './incidentRoads.ts';

const sideRoadTypes = [
  'incidentParked',
  'incidentResumed',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'incidentEscalated',
  'handOffAsked',
  'handOffAccepted',
  'handOffRefused',
  'handOffTimedOut',
  'incidentReopened',
  'incidentLinked',
  'incidentUnlinked',
  'parentIncidentSet',
  'incidentUrged',
  'urgeAnswered',
] as const;
type SideRoadEvent = Extract<IncidentEvent, { type: (typeof sideRoadTypes)[number] }>;

export function isSideRoadEvent(event: IncidentEvent): event is SideRoadEvent {
  return (sideRoadTypes as readonly string[]).includes(event.type);
}

/** What the side roads make of an incident; its way through the statuses is remembered where it leads back. */
export function evolveSideRoad(incident: Incident, entry: JournalEntry, event: SideRoadEvent): Incident {
  const answer = (text: string) => ({ by: entry.actor, at: entry.at, text });
  switch (event.type) {
    case 'incidentParked': {
      const from = parkedSchema.shape.from.parse(incident.status);
      const parked = { from, reason: event.reason, until: event.until, by: entry.actor, at: entry.at };
      return withStatus({ ...incident, parked }, entry, 'parked');
    }
    case 'incidentResumed':
      return withFormerStatus(withoutParking(incident, entry), entry, incident.parked?.from ?? 'open');
    case 'extensionAsked': {
      const { until, reason } = event;
      return withVersion({
        ...incident,
        extension: { state: 'asked', until, reason, askedBy: entry.actor, askedAt: entry.at },
      });
    }
    case 'extensionGranted':
      return withExtension(incident, { state: 'granted', answer: answer(event.note) });
    case 'extensionRefused':
      return withExtension(incident, { state: 'refused', answer: answer(event.reason) });
    case 'incidentEscalated':
      return withVersion({ ...incident, level: event.level, leadAreaId: event.leadAreaId });
    case 'handOffAsked': {
      const handOff: HandOff = {
        state: 'asked',
        toAgencyId: event.agencyId,
        fromAgencyId: incident.agencyId ?? null,
        reason: event.reason,
        answerDue: event.answerDue,
        askedBy: entry.actor,
        askedAt: entry.at,
      };
      return withHandler(withVersion({ ...incident, handOff }), entry);
    }
    case 'handOffAccepted': {
      const accepted = withHandOff(incident, { state: 'accepted', answer: answer('') });
      return withHandler({ ...accepted, agencyId: event.agencyId }, entry);
    }
    case 'handOffRefused':
      return withHandOff(incident, { state: 'refused', answer: answer(event.reason) });
    case 'handOffTimedOut':
      return withHandOff(incident, { state: 'timedOut', answer: answer('') });
    case 'incidentReopened':
      return reopened(incident, entry);
    case 'incidentLinked':
      return { ...incident, links: [...(incident.links ?? []), event.otherId] };
    case 'incidentUnlinked':
      return { ...incident, links: (incident.links ?? []).filter((id) => id !== event.otherId) };
    case 'parentIncidentSet': {
      const { parentId: _before, ...alone } = incident;
      return withVersion(event.parentId === null ? alone : { ...alone, parentId: event.parentId });
    }
    case 'incidentUrged': {
      const urge: Urge = { id: event.urgeId, text: event.text, by: entry.actor, at: entry.at };
      return { ...incident, urges: [...(incident.urges ?? []), urge] };
    }
    case 'urgeAnswered': {
      const urges = (incident.urges ?? []).map((urge) =>
        urge.id === event.urgeId ? { ...urge, answer: answer(event.text) } : urge,
      );
      return { ...incident, urges };
    }
  }
}

/** The end it had come to no longer stands; who handled it before still may not verify it. */
function reopened(incident: Incident, entry: JournalEntry): Incident {
  const status: IncidentStatus = incident.status === 'void' ? 'reported' : 'open';
  const { verified: _verified, closed: _closed, void: _void, ...stamps } = incident.stamps;
  // A report that was taken for void is as old as it is: its clock begins when it was first reported.
  return withFormerStatus({ ...incident, stamps }, entry, status);
}

function withExtension(incident: Incident, change: Pick<Extension, 'state' | 'answer'>): Incident {
  if (incident.extension === undefined) return incident;
  return withVersion({ ...incident, extension: { ...incident.extension, ...change } });
}

function withHandOff(incident: Incident, change: Pick<HandOff, 'state' | 'answer'>): Incident {
  if (incident.handOff === undefined) return incident;
  return withVersion({ ...incident, handOff: { ...incident.handOff, ...change } });
}
