import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { checkTransition, type Asker, type RuleAnswer } from '../../../protocol/incident/incidentRules.ts';
import type { LifecycleCommand } from '../../../protocol/incident/lifecycle.ts';

export const incidentVerbs = [
  'take',
  'accept',
  'open',
  'dispatch',
  'acceptHandOff',
  'refuseHandOff',
  'grantExtension',
  'refuseExtension',
  'verify',
  'close',
  'resume',
  'park',
  'askExtension',
  'escalate',
  'handOff',
  'merge',
  'unmerge',
  'link',
  'setParent',
  'urge',
  'return',
  'reopen',
  'void',
] as const;
export type IncidentVerb = (typeof incidentVerbs)[number];

/** What a verb commands; `take` accepts and opens in one. */
const commandsOf = {
  take: ['acceptIncident', 'openIncident'],
  accept: ['acceptIncident'],
  open: ['openIncident'],
  dispatch: ['dispatchUnits'],
  acceptHandOff: ['acceptHandOff'],
  refuseHandOff: ['refuseHandOff'],
  grantExtension: ['grantExtension'],
  refuseExtension: ['refuseExtension'],
  verify: ['verifyIncident'],
  close: ['closeIncident'],
  resume: ['resumeIncident'],
  park: ['parkIncident'],
  askExtension: ['askExtension'],
  escalate: ['escalateIncident'],
  handOff: ['handOffIncident'],
  merge: ['mergeIncident'],
  unmerge: ['unmergeIncident'],
  link: ['linkIncidents'],
  setParent: ['setParentIncident'],
  urge: ['urgeIncident'],
  return: ['returnIncident'],
  reopen: ['reopenIncident'],
  void: ['voidIncident'],
} as const satisfies Record<IncidentVerb, readonly [LifecycleCommand, ...LifecycleCommand[]]>;

/** The command a verb begins with: the row of the lifecycle's table that allows it. */
export function commandOfVerb(verb: IncidentVerb): LifecycleCommand {
  return commandsOf[verb][0];
}

/** Keys of the seat, by verb; shown on the buttons. The others are reached by Enter when they come next, and by Ctrl+K. */
export const verbKeys: Readonly<Partial<Record<IncidentVerb, string>>> = {
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

/** What cannot be answered because nobody asked needs no button; the palette still says so. */
const unasked: readonly RuleAnswer[] = ['incidentStatus', 'handOffNone', 'extensionNone'];

/** Every verb of this seat's role, each with whether it would be refused now. */
export function verbsOfSeat(incident: Incident, viewer: Asker): OfferedVerb[] {
  return incidentVerbs
    .map((verb) => ({ verb, refusal: checkVerb(verb, incident, viewer) }))
    .filter(({ refusal }) => refusal !== 'roleMayNot');
}

/** The verbs this seat has at all as the incident stands, each with whether it would be refused. */
export function offeredVerbs(incident: Incident, viewer: Asker): OfferedVerb[] {
  return verbsOfSeat(incident, viewer).filter(({ refusal }) => !unasked.includes(refusal));
}

export function checkVerb(verb: IncidentVerb, incident: Incident, viewer: Asker): RuleAnswer {
  const commands: readonly LifecycleCommand[] = commandsOf[verb];
  if (!commands.every((command) => isPermitted(viewer.role, command))) return 'roleMayNot';
  return checkTransition(incident, commandOfVerb(verb), viewer);
}

/** How a verb is called at this seat: the hall does not take over what it handed off, it writes down the agency's answer. */
export function verbWord(
  verb: IncidentVerb,
  { handOff }: Incident,
  { agencyId }: Asker,
): IncidentVerb | 'noteTakenOver' | 'noteRefused' {
  if (handOff?.state !== 'asked' || agencyId === handOff.toAgencyId) return verb;
  if (verb === 'acceptHandOff') return 'noteTakenOver';
  return verb === 'refuseHandOff' ? 'noteRefused' : verb;
}

/** The next sensible act on an incident, or null while the hall waits for the units or nothing is left. */
export function nextVerb(incident: Incident, viewer: Asker): IncidentVerb | null {
  const answers = (['acceptHandOff', 'grantExtension'] as const).find(
    (verb) => checkVerb(verb, incident, viewer) === null && isMeant(verb, incident, viewer),
  );
  return answers ?? verbAfter(incident.status, checkVerb('take', incident, viewer) === null);
}

/** The hall may write down what an agency answered, yet what comes next is the agency's own affair. */
function isMeant(verb: 'acceptHandOff' | 'grantExtension', { handOff }: Incident, { agencyId }: Asker): boolean {
  return verb === 'grantExtension' || (agencyId !== undefined && handOff?.toAgencyId === agencyId);
}

function verbAfter(status: Incident['status'], mayTake: boolean): IncidentVerb | null {
  switch (status) {
    case 'reported':
    case 'returned':
      return mayTake ? 'take' : 'accept';
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
