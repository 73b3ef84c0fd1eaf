import { expect, it, test } from 'vitest';
import { accountIdSchema } from '../../../../../protocol/ids.ts';
import { incidentStatuses, type Incident } from '../../../../../protocol/incident/incident.ts';
import { lifecycle } from '../../../../../protocol/incident/lifecycle.ts';
import { boardStatuses, verbForMove, type BoardStatus } from '../../../../../renderer/features/board/verbForMove.ts';
import { commandOfVerb } from '../../../../../renderer/features/incidents/incidentVerbs.ts';
import { actor, incidentId, stateUpTo } from '../../../../support/incidentBuilder.ts';

const reported = stateUpTo('incidentReported').incidents[incidentId];
if (reported === undefined) throw new Error('The builder made no incident');
const leader = { role: 'dutyLeader', accountId: accountIdSchema.parse('leader') } as const;
const parked = { from: 'open', reason: '', until: null, by: actor('dispatcher'), at: 1 } as const;
const at = (status: Incident['status']): Incident => ({ ...reported, status, ...(status === 'parked' && { parked }) });

test.each([
  ['reported', 'accepted', 'accept'],
  ['reported', 'open', 'take'],
  ['reported', 'returned', 'return'],
  ['open', 'dispatched', 'dispatch'],
  ['reportedBack', 'verified', 'verify'],
  ['verified', 'closed', 'close'],
  ['open', 'parked', 'park'],
  ['parked', 'open', 'resume'],
  ['closed', 'open', 'reopen'],
] as const)('a card from %s to %s means %s', (from, to, verb) => {
  expect(verbForMove(at(from), to, leader)).toEqual({ verb, refusal: null });
});

test.each([
  ['reported', 'closed'],
  ['open', 'verified'],
  ['dispatched', 'reportedBack'],
  ['parked', 'accepted'],
  ['closed', 'reported'],
] as const)('a card from %s to %s goes nowhere', (from, to) => {
  expect(verbForMove(at(from), to, leader).verb).toBeNull();
});

it('never means what the table does not allow, and says who may not and why', () => {
  for (const from of incidentStatuses) {
    for (const to of boardStatuses satisfies readonly BoardStatus[]) {
      const { verb } = verbForMove(at(from), to, leader);
      if (verb !== null) expect(lifecycle[commandOfVerb(verb)].from, `${from} ${to}`).toContain(from);
    }
  }
  const taker = { role: 'callTaker', accountId: accountIdSchema.parse('taker') } as const;
  expect(verbForMove(at('reportedBack'), 'verified', taker)).toEqual({ verb: 'verify', refusal: 'roleMayNot' });
  const own = { ...at('reportedBack'), handlers: ['leader'] };
  expect(verbForMove(own, 'verified', leader)).toEqual({ verb: 'verify', refusal: 'selfVerification' });
});
