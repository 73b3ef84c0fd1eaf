import { lifecycleRow } from '../../../protocol/incident/lifecycle.ts';
import type { Incident, IncidentStatus } from '../../../protocol/incident/incident.ts';
import type { Asker, RuleAnswer } from '../../../protocol/incident/incidentRules.ts';
import { checkVerb, commandOfVerb, incidentVerbs, type IncidentVerb } from '../incidents/index.ts';

/** The columns of the board, in the order of the way from report to close. */
export const boardStatuses = [
  'reported',
  'returned',
  'accepted',
  'open',
  'dispatched',
  'reportedBack',
  'verified',
  'closed',
  'parked',
] as const satisfies readonly IncidentStatus[];
export type BoardStatus = (typeof boardStatuses)[number];

export interface Move {
  /** Null where the lifecycle's table has no way. */
  readonly verb: IncidentVerb | null;
  /** Null when it may be done now. */
  readonly refusal: RuleAnswer;
}

/** Two incidents are needed for a merge; a card alone cannot say the other. */
const byCard = incidentVerbs.filter((verb) => verb !== 'merge' && verb !== 'unmerge' && verb !== 'take');

/** The verb that takes an incident from its column to another, straight from the lifecycle's table. */
export function verbForMove(incident: Incident, to: BoardStatus, viewer: Asker): Move {
  const verb = byCard.find((one) => leads(one, incident, to));
  if (verb !== undefined) return { verb, refusal: checkVerb(verb, incident, viewer) };
  // Reported to open is two rows of the table, which one verb does.
  const isTake = (incident.status === 'reported' || incident.status === 'returned') && to === 'open';
  return isTake ? { verb: 'take', refusal: checkVerb('take', incident, viewer) } : { verb: null, refusal: null };
}

function leads(verb: IncidentVerb, { status, parked }: Incident, to: BoardStatus): boolean {
  const { from, to: ends, ways } = lifecycleRow(commandOfVerb(verb));
  if (!from.includes(status) || status === to || !ends.includes(to)) return false;
  // It goes back to where it was parked from, and nowhere else.
  if (verb === 'resume') return parked?.from === to;
  if (verb === 'verify') return to === 'verified';
  return ways === undefined || ways.some(([start, end]) => start === status && end === to);
}
