import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actorSchema, type Actor, type Role } from '../../../../protocol/access/role.ts';
import { decideFloor } from '../../../../server/voice/floor/decideFloor.ts';
import {
  emptyFloor,
  floorPriority,
  longestQueue,
  longestTalkMs,
  type Floor,
  type FloorEffect,
  type FloorInput,
} from '../../../../server/voice/floor/floor.ts';

const roleOf: Record<string, Role> = {
  leader: 'dutyLeader',
  dispatcher: 'dispatcher',
  taker: 'callTaker',
  video: 'videoOperator',
  unit: 'fieldUnit',
  second: 'fieldUnit',
};
const peerIds = Object.keys(roleOf);

function actor(peerId: string): Actor {
  return actorSchema.parse({ accountId: peerId, name: peerId, role: roleOf[peerId] ?? 'callTaker', seatId: 'seat-1' });
}

function request(peerId: string, at: number, isEmergency = false): FloorInput {
  return { type: 'request', at, request: { peerId, actor: actor(peerId), isEmergency } };
}

function run(inputs: readonly FloorInput[], start: Floor = emptyFloor): { floor: Floor; effects: FloorEffect[] } {
  let floor = start;
  const effects: FloorEffect[] = [];
  for (const input of inputs) {
    const decision = decideFloor(floor, input);
    floor = decision.floor;
    effects.push(...decision.effects);
  }
  return { floor, effects };
}

function said({ effects }: { effects: readonly FloorEffect[] }): string[] {
  return effects.map((effect) => {
    switch (effect.type) {
      case 'granted':
        return `granted ${effect.holder.peerId}`;
      case 'ended':
        return `ended ${effect.holder.peerId} ${effect.endedBy}`;
      case 'revoked':
        return `revoked ${effect.peerId} ${effect.reason}`;
      case 'queued':
      case 'denied':
      case 'unqueued':
        return `${effect.type} ${effect.peerId}`;
    }
  });
}

describe('the floor of a talkgroup', () => {
  test('is granted to the first, queues the second, and passes on at release', () => {
    const result = run([request('taker', 1), request('unit', 2), { type: 'release', at: 9, peerId: 'taker' }]);

    expect(said(result)).toEqual(['granted taker', 'queued unit', 'ended taker release', 'granted unit']);
    expect(result.floor).toEqual({
      holder: { peerId: 'unit', actor: actor('unit'), isEmergency: false, since: 9 },
      queue: [],
    });
  });

  test('is taken by the dispatcher from a seat, by the duty leader from the dispatcher, by an emergency from anyone', () => {
    const result = run([
      request('taker', 1),
      request('dispatcher', 2),
      request('leader', 3),
      request('unit', 4, true),
      request('leader', 5),
    ]);

    expect(said(result)).toEqual([
      'granted taker',
      'ended taker revoked',
      'revoked taker preempted',
      'granted dispatcher',
      'ended dispatcher revoked',
      'revoked dispatcher preempted',
      'granted leader',
      'ended leader revoked',
      'revoked leader preempted',
      'granted unit',
      'queued leader',
    ]);
  });

  test('is not taken by an equal: a second emergency waits for the first, before everyone else', () => {
    const result = run([
      request('unit', 1, true),
      request('leader', 2),
      request('second', 3, true),
      { type: 'release', at: 4, peerId: 'unit' },
    ]);

    expect(result.floor.holder?.peerId).toBe('second');
    expect(result.floor.queue.map(({ peerId }) => peerId)).toEqual(['leader']);
  });

  test('lets somebody waiting turn the request into an emergency', () => {
    const result = run([request('leader', 1), request('unit', 2), request('unit', 3, true)]);

    expect(said(result)).toEqual([
      'granted leader',
      'queued unit',
      'ended leader revoked',
      'revoked leader preempted',
      'granted unit',
    ]);
    expect(result.floor.queue).toEqual([]);
  });

  test('is an emergency’s from the moment its speaker is in danger: nobody of rank takes it any more', () => {
    const result = run([request('unit', 1), { type: 'raise', at: 5, peerId: 'unit' }, request('leader', 6)]);

    expect(said(result)).toEqual(['granted unit', 'queued leader']);
    expect(result.floor.holder).toMatchObject({ peerId: 'unit', isEmergency: true, since: 1 });
  });

  test('goes at once to whoever waits and gets into danger, and to nobody who presses nothing', () => {
    const start = run([request('leader', 1), request('taker', 2), request('unit', 3)]).floor;

    expect(said(decideFloor(start, { type: 'raise', at: 5, peerId: 'unit' }))).toEqual([
      'ended leader revoked',
      'revoked leader preempted',
      'granted unit',
    ]);
    expect(decideFloor(start, { type: 'raise', at: 5, peerId: 'second' })).toEqual({ floor: start, effects: [] });
    expect(run([{ type: 'raise', at: 5, peerId: 'unit' }]).floor).toEqual(emptyFloor);
  });

  test('is not taken from one in danger by another, who waits before everyone else', () => {
    const result = run([
      request('unit', 1, true),
      request('leader', 2),
      request('second', 3),
      { type: 'raise', at: 4, peerId: 'second' },
    ]);

    expect(result.floor.holder?.peerId).toBe('unit');
    expect(result.floor.queue.map(({ peerId }) => peerId)).toEqual(['second', 'leader']);
  });

  test('is taken away after the longest talk time, not a millisecond before, and goes to the next', () => {
    const start = run([request('taker', 1_000), request('unit', 2_000)]).floor;

    expect(decideFloor(start, { type: 'checkTime', at: 1_000 + longestTalkMs - 1 })).toEqual({
      floor: start,
      effects: [],
    });
    expect(said(decideFloor(start, { type: 'checkTime', at: 1_000 + longestTalkMs }))).toEqual([
      'ended taker timeLimit',
      'revoked taker timeLimit',
      'granted unit',
    ]);
  });

  test('is free at once when the speaker is gone', () => {
    const result = run([request('unit', 1), { type: 'disconnect', at: 5, peerId: 'unit' }]);

    expect(said(result)).toEqual(['granted unit', 'ended unit disconnect']);
    expect(result.floor).toEqual(emptyFloor);
  });

  test('tells a speaker whose microphone is lost', () => {
    const result = run([request('unit', 1), { type: 'loseMicrophone', at: 5, peerId: 'unit' }]);

    expect(said(result)).toEqual(['granted unit', 'ended unit disconnect', 'revoked unit microphoneLost']);
  });

  test('refuses whoever comes when the queue is full, and says so', () => {
    const presses = Array.from({ length: longestQueue + 2 }, (_, index) => request(`seat-${index}`, index));

    expect(said(run(presses)).at(-1)).toBe(`denied seat-${longestQueue + 1}`);
  });

  test('does not pile up under a hundred quick presses and releases', () => {
    const presses = Array.from({ length: 100 }, (_, index): FloorInput[] => [
      request('unit', index),
      request('unit', index),
      { type: 'release', at: index, peerId: 'unit' },
      { type: 'release', at: index, peerId: 'unit' },
    ]).flat();

    const result = run(presses);

    expect(result.floor).toEqual(emptyFloor);
    expect(said(result)).toEqual(Array.from({ length: 100 }, () => ['granted unit', 'ended unit release']).flat());
  });

  test('closes with its group: the speaker and everyone waiting are told', () => {
    expect(said(run([request('taker', 1), request('unit', 2), { type: 'closeGroup', at: 3 }]))).toEqual([
      'granted taker',
      'queued unit',
      'ended taker revoked',
      'revoked taker groupClosed',
      'unqueued unit',
      'revoked unit groupClosed',
    ]);
  });
});

const arbitraryPeer = fc.constantFrom(...peerIds);
const arbitraryStep = fc.record({
  waitMs: fc.oneof(fc.nat(2_000), fc.constant(longestTalkMs)),
  act: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ type: fc.constant('request' as const), peerId: arbitraryPeer, isEmergency: fc.boolean() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constantFrom('release' as const, 'disconnect' as const, 'loseMicrophone' as const, 'raise' as const),
        peerId: arbitraryPeer,
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('checkTime' as const, 'closeGroup' as const) }) },
  ),
});
const arbitraryHistory = fc.array(arbitraryStep, { maxLength: 80 }).map((steps) => {
  let at = 1_000;
  return steps.map(({ waitMs, act }): FloorInput => {
    at += waitMs;
    return act.type === 'request' ? request(act.peerId, at, act.isEmergency) : { ...act, at };
  });
});

describe('whatever is pressed, in whatever order', () => {
  test('at most one talks, and every grant is followed by exactly one end before the next grant', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        let talking: string | null = null;
        let floor = emptyFloor;
        for (const input of history) {
          const decision = decideFloor(floor, input);
          for (const effect of decision.effects) {
            if (effect.type === 'granted') {
              expect(talking).toBeNull();
              talking = effect.holder.peerId;
            } else if (effect.type === 'ended') {
              expect(effect.holder.peerId).toBe(talking);
              expect(effect.at).toBeGreaterThanOrEqual(effect.holder.since);
              talking = null;
            }
          }
          floor = decision.floor;
          expect(floor.holder?.peerId ?? null).toBe(talking);
        }
      }),
    );
  });

  test('nobody who waits is forgotten: one leaves the queue by a grant or by being told, never otherwise', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const waiting = new Set<string>();
        let floor = emptyFloor;
        for (const input of history) {
          const decision = decideFloor(floor, input);
          for (const effect of decision.effects) {
            if (effect.type === 'queued') {
              expect(waiting.has(effect.peerId)).toBe(false);
              waiting.add(effect.peerId);
            } else if (effect.type === 'unqueued') expect(waiting.delete(effect.peerId)).toBe(true);
            else if (effect.type === 'granted') waiting.delete(effect.holder.peerId);
          }
          floor = decision.floor;
          expect(floor.queue.map(({ peerId }) => peerId).toSorted()).toEqual([...waiting].toSorted());
          if (floor.holder === null) expect(waiting.size).toBe(0);
        }
      }),
    );
  });

  test('the floor is taken away only for a higher priority, and nobody waits behind a lower one', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        let floor = emptyFloor;
        for (const input of history) {
          const before = floor;
          const decision = decideFloor(floor, input);
          floor = decision.floor;
          const isPreempted = decision.effects.some(
            (effect) => effect.type === 'revoked' && effect.reason === 'preempted',
          );
          if (isPreempted && before.holder !== null && floor.holder !== null) {
            expect(floorPriority(floor.holder)).toBeGreaterThan(floorPriority(before.holder));
          }
          const line = [...(floor.holder === null ? [] : [floor.holder]), ...floor.queue].map(floorPriority);
          expect(line).toEqual(line.toSorted((first, second) => second - first));
        }
      }),
    );
  });
});
