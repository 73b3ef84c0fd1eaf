import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorSchema, type Role } from '../../../../protocol/access/role.ts';
import { cameraIdSchema } from '../../../../protocol/ids.ts';
import { arbitrateLease, type LeaseRequest } from '../../../../protocol/ptz/arbitrateLease.ts';
import {
  canTakeOver,
  isSameHolder,
  ptzRank,
  type PtzHolder,
  type PtzLease,
  type PtzUse,
} from '../../../../protocol/ptz/ptzLease.ts';

const cameraId = cameraIdSchema.parse('cam-1');

function holder(role: Role, use: PtzUse = 'hand', seat = role): PtzHolder {
  const actor = actorSchema.parse({ accountId: `account-${seat}`, name: seat, role, seatId: `seat-${seat}` });
  return { actor, use };
}

/** The order of the plan of record, written out here. */
const byRank: readonly PtzHolder[] = [
  holder('dutyLeader'),
  holder('dispatcher'),
  holder('videoOperator'),
  holder('videoOperator', 'linkage'),
  holder('system', 'tour'),
];
const colleague = holder('videoOperator', 'hand', 'colleague' as Role);

function lease(by: PtzHolder, until = 10_000): PtzLease {
  return { cameraId, holder: by, since: 0, until, takenFrom: null };
}

test('ranks duty leader, dispatcher, operator, linkage, tour, and nobody else', () => {
  const ranks = byRank.map(ptzRank);
  expect(ranks).toEqual(ranks.toSorted((first, second) => second - first));
  expect(new Set(ranks).size).toBe(5);
  expect(ptzRank(holder('callTaker'))).toBe(0);
});

test('a lower or equal rank never takes from a higher, whichever way it asks', () => {
  for (const [place, standing] of byRank.entries()) {
    for (const asking of byRank.slice(place + 1)) {
      for (const type of ['use', 'takeOver'] as const) {
        const outcome = arbitrateLease(cameraId, lease(standing), { type, holder: asking }, 1);
        expect(outcome.lease).toEqual(lease(standing));
        expect(outcome.effects).toEqual([{ type: 'refused', holder: asking, heldBy: standing }]);
      }
    }
  }
  const [, , operator] = byRank;
  const own = lease(operator ?? expect.unreachable());
  expect(arbitrateLease(cameraId, own, { type: 'takeOver', holder: colleague }, 1).lease).toEqual(own);
  expect(canTakeOver(own, colleague.actor)).toBe(false);
});

test('a person is disturbed by an explicit act only, a machine by any input', () => {
  const [leader, , operator, linkage, tour] = byRank as [PtzHolder, PtzHolder, PtzHolder, PtzHolder, PtzHolder];
  const input: LeaseRequest = { type: 'use', holder: leader };
  expect(arbitrateLease(cameraId, lease(operator), input, 1).effects).toMatchObject([{ type: 'refused' }]);
  expect(arbitrateLease(cameraId, lease(operator), { ...input, type: 'takeOver' }, 1)).toEqual({
    lease: { cameraId, holder: leader, since: 1, until: 30_001, takenFrom: operator },
    effects: [{ type: 'takenOver', holder: leader, from: operator }],
  });
  for (const machine of [linkage, tour]) {
    const outcome = arbitrateLease(cameraId, lease(machine), { type: 'use', holder: operator }, 1);
    expect(outcome.effects).toEqual([{ type: 'takenOver', holder: operator, from: machine }]);
  }
  expect(arbitrateLease(cameraId, lease(tour), { type: 'use', holder: linkage }, 1).lease?.until).toBe(8_001);
});

const anyHolder = fc.constantFrom(...byRank, colleague, holder('callTaker'));
const anyRequest: fc.Arbitrary<LeaseRequest> = fc.oneof(
  fc.record({ type: fc.constant('use' as const), holder: anyHolder }),
  fc.record({ type: fc.constant('takeOver' as const), holder: anyHolder }),
  fc.record({ type: fc.constant('release' as const), holder: anyHolder }),
  fc.constant({ type: 'expire' as const }),
);
const anyCourse = fc.array(fc.tuple(anyRequest, fc.integer({ min: 0, max: 20_000 })), { maxLength: 60 });

test('in any course of requests: one holder, who lost it only by expiry, by letting go, or to a higher rank', () => {
  fc.assert(
    fc.property(anyCourse, (course) => {
      let standing: PtzLease | null = null;
      let now = 0;
      for (const [request, passedMs] of course) {
        now += passedMs;
        const before: PtzLease | null = standing;
        const { lease: after, effects } = arbitrateLease(cameraId, before, request, now);
        const isAlive = before !== null && now < before.until;
        if (after !== null) expect(after.until).toBeGreaterThan(now);
        if (before !== null && isAlive && (after === null || !isSameHolder(after.holder, before.holder))) {
          if (request.type === 'expire') expect.unreachable('a lease ended before its time');
          if (after === null) expect([request.type, request.holder]).toEqual(['release', before.holder]);
          else expect(ptzRank(after.holder)).toBeGreaterThan(ptzRank(before.holder));
        }
        if (before !== null && !isAlive) expect(effects[0]).toEqual({ type: 'expired', holder: before.holder });
        if (effects.some(({ type }) => type === 'refused')) expect(after).toEqual(isAlive ? before : after);
        standing = after;
      }
    }),
  );
});

test('input renews, and without it the lease ends after its time', () => {
  const operator = holder('videoOperator');
  const renewed = arbitrateLease(cameraId, lease(operator), { type: 'use', holder: operator }, 9_999);
  expect(renewed).toEqual({ lease: { ...lease(operator), until: 39_999 }, effects: [] });
  expect(arbitrateLease(cameraId, renewed.lease, { type: 'expire' }, 39_998).effects).toEqual([]);
  expect(arbitrateLease(cameraId, renewed.lease, { type: 'expire' }, 39_999)).toEqual({
    lease: null,
    effects: [{ type: 'expired', holder: operator }],
  });
});
