import { expect, test } from 'vitest';
import { accountIdSchema, agencyIdSchema, type AgencyId } from '../../../../protocol/ids.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import type { Broadcast } from '../../../../protocol/broadcast/broadcast.ts';
import { newCueTones, readCues, type Cues } from '../../../../renderer/console/cueTones.ts';
import { returnedHandOffs } from '../../../../renderer/features/areas/returnedHandOffs.ts';
import { isHeard, morePressing, toneRank } from '../../../../renderer/console/toneRank.ts';

const seat = { role: 'dispatcher', accountId: accountIdSchema.parse('me') } as const;
const quiet: Cues = {
  isLineLost: false,
  overdue: new Set(),
  handOffs: new Set(),
  handOffsBack: new Set(),
  receiptsMissing: new Set(),
};
const broadcast = {
  ...{ id: 'b', areaId: 'a', agencyId: null, text: 'x', at: 1_000, unitIds: ['u', 'v'], seenAt: [0, 0] },
  by: { ...seat, name: 'me', seatId: 's' },
  deliveredAt: [1_500, 0],
} as unknown as Broadcast;

function cuesOf(one: Broadcast, now: number, who: typeof seat | (typeof seat & { agencyId: AgencyId }) = seat): Cues {
  return readCues(who, { isLineLost: false, hall: { ...emptyHallState(), broadcasts: { b: one } }, now });
}

test('a receipt is missed after a minute, by the sender only, and not of what was taken back', () => {
  const recalled = { ...broadcast, recall: { by: broadcast.by, at: 2_000, reason: 'x', seenAt: [0, 0] } };
  const other = { ...broadcast, by: { ...broadcast.by, accountId: accountIdSchema.parse('other') } };
  expect([
    cuesOf(broadcast, 60_999).receiptsMissing.size,
    cuesOf(broadcast, 61_000).receiptsMissing.size,
    cuesOf(recalled, 61_000).receiptsMissing.size,
    cuesOf(other, 61_000).receiptsMissing.size,
    cuesOf({ ...broadcast, deliveredAt: [1, 2] }, 61_000).receiptsMissing.size,
  ]).toEqual([0, 1, 0, 0, 0]);
});

test('an agency is called for a hand-over to it, and no other', () => {
  const water = agencyIdSchema.parse('agency-water');
  const incident = { id: 'i', handOff: { state: 'asked', toAgencyId: water, answerDue: 9 } };
  const hall = { ...emptyHallState(), incidents: { i: incident } } as unknown as ReturnType<typeof emptyHallState>;
  const role = 'callTaker' as const;
  const sizeFor = (agencyId: string) =>
    readCues({ ...seat, role, agencyId: agencyIdSchema.parse(agencyId) }, { isLineLost: false, hall, now: 5 }).handOffs
      .size;
  expect([sizeFor('agency-water'), sizeFor('agency-fire')]).toEqual([1, 0]);
});

test('who asked for a hand-over is called when it comes back, refused or unanswered, and nobody else', () => {
  const back = (state: string, by = 'me') => {
    const handOff = { state, askedAt: 3, askedBy: { accountId: by }, answer: { at: 8, text: '不归我' } };
    const incidents = { i: { id: 'i', status: 'open', handOff } } as unknown as HallState['incidents'];
    const hall = { ...emptyHallState(), incidents };
    return readCues({ ...seat, role: 'callTaker' }, { isLineLost: false, hall, now: 9 }).handOffsBack.size;
  };
  expect(['refused', 'timedOut', 'asked', 'accepted'].map((state) => back(state))).toEqual([1, 1, 0, 0]);
  expect(back('refused', 'other')).toBe(0);
  expect(newCueTones(quiet, { ...quiet, handOffsBack: new Set(['i 3']) })).toEqual(['handOffBack']);
});

test('what came back stays until it is read, and comes again when it is asked and refused again', () => {
  const handOff = {
    state: 'refused',
    askedAt: 3,
    askedBy: { accountId: seat.accountId },
    answer: { at: 8, text: 'x' },
  };
  const incidents = { i: { id: 'i', status: 'open', handOff } } as unknown as HallState['incidents'];
  const shown = (seen: Record<string, number>) => returnedHandOffs(seat.accountId, incidents, seen).length;
  expect([shown({}), shown({ i: 7 }), shown({ i: 8 })]).toEqual([1, 1, 0]);
});

test('only what is new sounds, each cause once', () => {
  const now = { ...quiet, isLineLost: true, overdue: new Set(['i']), receiptsMissing: new Set(['b']) };
  expect(newCueTones(quiet, now)).toEqual(['lineLost', 'overdue', 'receiptMissing']);
  expect(newCueTones(now, now)).toEqual([]);
  expect(newCueTones(now, { ...now, overdue: new Set(['j']) })).toEqual(['overdue']);
});

test('of what waits the more pressing sounds, and muting never hides an emergency', () => {
  expect(morePressing('message', 'overdue')).toBe('overdue');
  expect(morePressing('lineLost', 4)).toBe('lineLost');
  expect(morePressing(null, 4)).toBe(4);
  expect(toneRank.filter((tone) => isHeard(tone, true))).toEqual(['emergency', 1]);
});
