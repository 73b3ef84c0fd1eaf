import type { Priority } from '../../protocol/incident/incident.ts';

/**
 * What sounds, each with its cause in sight: a new incident by its priority, a unit in danger (banner), a lost line
 * (banner), an order that nobody answers (banner), a hand-over to answer or one that came back (banner), something overdue (the
 * due button), a
 * broadcast not everybody got (its button), a message (its count).
 */
export type AlertTone =
  | Priority
  | 'emergency'
  | 'lineLost'
  | 'unanswered'
  | 'handOff'
  | 'handOffBack'
  | 'overdue'
  | 'receiptMissing'
  | 'message';

/** The most pressing first. */
export const toneRank: readonly AlertTone[] = [
  'emergency',
  1,
  'unanswered',
  'lineLost',
  'handOff',
  'handOffBack',
  2,
  'overdue',
  'receiptMissing',
  3,
  4,
  'message',
];

export function morePressing(first: AlertTone | null, second: AlertTone): AlertTone {
  return first !== null && toneRank.indexOf(first) <= toneRank.indexOf(second) ? first : second;
}

/** Muting keeps a seat quiet, yet never through an emergency: a unit in danger or an incident of the highest priority. */
export function isHeard(tone: AlertTone, isMuted: boolean): boolean {
  return !isMuted || tone === 'emergency' || tone === 1;
}
