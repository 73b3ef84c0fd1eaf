import type { Command } from '../../../protocol/hall/allCommands.ts';
import { urgeIdSchema, type AgencyId, type IncidentId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { IncidentVerb } from './incidentVerbs.ts';

export type PlainVerb = 'accept' | 'open' | 'resume' | 'acceptHandOff';
export type FormVerb = Exclude<IncidentVerb, PlainVerb | 'take' | 'dispatch'>;

/** What a verb must be told before it is done. */
export interface VerbAsk {
  readonly text: 'needed' | 'optional' | null;
  readonly until?: 'needed' | 'optional';
  readonly outcome?: true;
  readonly agency?: true;
  /** Another incident: one that is not finished, or any. */
  readonly other?: 'live' | 'any';
}

export const verbAsks: Readonly<Record<FormVerb, VerbAsk>> = {
  verify: { text: 'optional', outcome: true },
  close: { text: 'optional' },
  park: { text: 'needed', until: 'optional' },
  askExtension: { text: 'needed', until: 'needed' },
  grantExtension: { text: 'optional' },
  refuseExtension: { text: 'needed' },
  escalate: { text: 'needed' },
  handOff: { text: 'needed', agency: true },
  refuseHandOff: { text: 'needed' },
  merge: { text: 'needed', other: 'live' },
  unmerge: { text: 'needed' },
  link: { text: null, other: 'any' },
  setParent: { text: null, other: 'live' },
  urge: { text: 'needed' },
  return: { text: 'needed' },
  reopen: { text: 'needed' },
  void: { text: 'needed' },
};

export interface VerbAnswers {
  readonly text: string;
  readonly outcome: 'passed' | 'failed';
  /** The server's milliseconds; null for no end. */
  readonly until: number | null;
  readonly agencyId: AgencyId | null;
  readonly otherId: IncidentId | null;
}

export const noAnswers: VerbAnswers = { text: '', outcome: 'passed', until: null, agencyId: null, otherId: null };

export function isFormVerb(verb: IncidentVerb): verb is FormVerb {
  return Object.hasOwn(verbAsks, verb);
}

/** Whether all is said that the verb needs, as of now (the server's milliseconds). */
export function isAnswered(verb: FormVerb, { text, outcome, until, agencyId, otherId }: VerbAnswers, now: number) {
  const ask = verbAsks[verb];
  const isTextNeeded = ask.text === 'needed' || (ask.outcome === true && outcome === 'failed');
  if (isTextNeeded && text.trim() === '') return false;
  if (ask.until === 'needed' && until === null) return false;
  if (ask.until !== undefined && until !== null && until <= now) return false;
  if (ask.agency === true && agencyId === null) return false;
  return ask.other === undefined || otherId !== null;
}

const plainCommands = {
  accept: 'acceptIncident',
  open: 'openIncident',
  resume: 'resumeIncident',
  acceptHandOff: 'acceptHandOff',
} as const;

export function plainCommand(verb: PlainVerb, { id, version }: Incident): Command {
  return { type: plainCommands[verb], incidentId: id, expect: version };
}

export interface VerbFacts {
  readonly incidents: Readonly<Record<string, Incident>>;
  /** The server's milliseconds. */
  readonly now: number;
  /** How long an agency has to answer. */
  readonly handOffAnswerS: number;
  /** For what gets an id of its own. */
  readonly newId: () => string;
}

/** The command a filled-in form means. Throws when it is not filled in. */
export function formCommand(verb: FormVerb, incident: Incident, answers: VerbAnswers, facts: VerbFacts): Command {
  const incidentId = incident.id;
  const on = { incidentId, expect: incident.version };
  const reason = answers.text.trim();
  switch (verb) {
    case 'verify':
      return { type: 'verifyIncident', ...on, outcome: answers.outcome, note: reason };
    case 'close':
      return { type: 'closeIncident', ...on, note: reason };
    case 'park':
      return { type: 'parkIncident', ...on, reason, until: answers.until };
    case 'askExtension':
      return { type: 'askExtension', ...on, reason, until: said(answers.until) };
    case 'grantExtension':
      return { type: 'grantExtension', ...on, note: reason };
    case 'refuseExtension':
      return { type: 'refuseExtension', ...on, reason };
    case 'escalate':
      return { type: 'escalateIncident', ...on, reason };
    case 'handOff': {
      const answerDue = facts.now + facts.handOffAnswerS * 1_000;
      return { type: 'handOffIncident', ...on, agencyId: said(answers.agencyId), reason, answerDue };
    }
    case 'refuseHandOff':
      return { type: 'refuseHandOff', ...on, reason };
    case 'merge': {
      const intoId = said(answers.otherId);
      return { type: 'mergeIncident', ...on, intoId, expectInto: said(facts.incidents[intoId]).version, reason };
    }
    case 'unmerge':
      return { type: 'unmergeIncident', ...on, reason };
    case 'link':
      return { type: 'linkIncidents', incidentId, otherId: said(answers.otherId) };
    case 'setParent':
      return { type: 'setParentIncident', ...on, parentId: said(answers.otherId) };
    case 'urge':
      return { type: 'urgeIncident', incidentId, urgeId: urgeIdSchema.parse(facts.newId()), text: reason };
    case 'return':
      return { type: 'returnIncident', ...on, reason };
    case 'reopen':
      return { type: 'reopenIncident', ...on, reason };
    case 'void':
      return { type: 'voidIncident', ...on, reason };
  }
}

function said<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new RangeError('The form was sent before it was filled in');
  return value;
}
