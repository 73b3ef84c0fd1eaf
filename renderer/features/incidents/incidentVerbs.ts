import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition, type Asker, type RuleAnswer } from '../../../protocol/incident/incidentRules.ts';

export const incidentVerbs = [
  'accept',
  'open',
  'dispatch',
  'verify',
  'close',
  'resume',
  'park',
  'return',
  'reopen',
  'void',
] as const;
export type IncidentVerb = (typeof incidentVerbs)[number];

const commandOf = {
  accept: 'acceptIncident',
  open: 'openIncident',
  dispatch: 'dispatchUnits',
  verify: 'verifyIncident',
  close: 'closeIncident',
  resume: 'resumeIncident',
  park: 'parkIncident',
  return: 'returnIncident',
  reopen: 'reopenIncident',
  void: 'voidIncident',
} as const satisfies Record<IncidentVerb, string>;

/** Keys of the seat, by verb; shown on the buttons. */
export const verbKeys: Record<IncidentVerb, string> = {
  accept: 'a',
  open: 'o',
  dispatch: 'd',
  verify: 'v',
  close: 'c',
  resume: 'u',
  park: '8',
  return: 'r',
  reopen: '9',
  void: 'x',
};

export interface OfferedVerb {
  readonly verb: IncidentVerb;
  /** Null when it may be done now, else why not. */
  readonly refusal: RuleAnswer;
}

/** The verbs this seat has at all in the incident's present status, each with whether it would be refused. */
export function offeredVerbs(incident: Incident, viewer: Asker): OfferedVerb[] {
  return incidentVerbs
    .filter((verb) => isPermitted(viewer.role, commandOf[verb]))
    .map((verb) => ({ verb, refusal: checkVerb(verb, incident, viewer) }))
    .filter(({ refusal }) => refusal !== 'incidentStatus');
}

export function checkVerb(verb: IncidentVerb, incident: Incident, viewer: Asker): RuleAnswer {
  if (!isPermitted(viewer.role, commandOf[verb])) return 'roleMayNot';
  return checkTransition(incident, commandOf[verb], viewer);
}

/** The next sensible act on an incident whoever does it, or null while the hall waits for the units or nothing is left. */
export function nextVerb(incident: Pick<Incident, 'status'>): IncidentVerb | null {
  switch (incident.status) {
    case 'reported':
    case 'returned':
      return 'accept';
    case 'accepted':
      return 'open';
    case 'open':
      return 'dispatch';
    case 'reportedBack':
      return 'verify';
    case 'verified':
      return 'close';
    case 'parked':
      return 'resume';
    case 'dispatched':
    case 'merged':
    case 'closed':
    case 'void':
      return null;
  }
}
