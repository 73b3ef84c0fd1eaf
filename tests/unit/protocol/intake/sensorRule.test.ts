import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hearReading,
  newSensorState,
  passTime,
  sensorRuleSchema,
  type SensorSignal,
  type SensorState,
} from '../../../../protocol/intake/sensorRule.ts';

const rule = sensorRuleSchema.parse({
  id: 'water-1',
  name: '一号闸',
  kind: 'waterLevel',
  topic: 'city/water/1',
  path: 'level',
  direction: 'above',
  threshold: 5,
  clearAt: 4.5,
  holdMs: 10_000,
  silentMs: 60_000,
  place: { lon: 113, lat: 29.5 },
  incidentType: 'flood',
  priority: 2,
});

type Step = { readonly value: number; readonly at: number } | { readonly tick: number };

function play(steps: readonly Step[], from: SensorState = newSensorState(0)) {
  let state = from;
  const signals: (SensorSignal | null)[] = [];
  for (const step of steps) {
    const next = 'tick' in step ? passTime(rule, state, step.tick) : hearReading(rule, state, step);
    state = next.state;
    signals.push(next.signal);
  }
  return { state, signals };
}

test('raises once the value stood beyond the threshold for the time, and not before', () => {
  const { signals } = play([
    { value: 5.2, at: 1_000 },
    { value: 5.3, at: 10_999 },
    { value: 5.3, at: 11_000 },
    { value: 6, at: 20_000 },
  ]);
  expect(signals).toEqual([null, null, 'raised', null]);
});

test('a value that trembles at the threshold raises one alarm, which ends only well below', () => {
  const trembling = Array.from({ length: 100 }, (_, index) => ({
    value: index % 2 === 0 ? 5.01 : 4.99,
    at: 12_000 + index * 1_000,
  }));
  const { signals, state } = play([
    { value: 5.1, at: 0 },
    { value: 5.1, at: 10_000 },
    ...trembling,
    { value: 4.5, at: 200_000 },
  ]);
  expect(signals.filter((signal) => signal !== null)).toEqual(['raised', 'cleared']);
  expect(state).toMatchObject({ phase: 'normal', isRaised: false });
});

test('a dip below the threshold starts the time anew', () => {
  const { signals } = play([
    { value: 5.1, at: 0 },
    { value: 4.9, at: 9_000 },
    { value: 5.1, at: 9_500 },
    { value: 5.1, at: 15_000 },
    { value: 5.1, at: 19_500 },
  ]);
  expect(signals).toEqual([null, null, null, null, 'raised']);
});

test('without readings it is silent, once; readings across the gap do not count as lasting', () => {
  const { signals, state } = play([
    { value: 5.1, at: 0 },
    { tick: 60_000 },
    { tick: 60_001 },
    { tick: 90_000 },
    { value: 5.1, at: 100_000 },
  ]);
  expect(signals).toEqual([null, null, 'silent', null, null]);
  expect(state).toMatchObject({ phase: 'pending', since: 100_000 });
});

test('a sensor never heard becomes silent too, and an alarm stands through silence', () => {
  expect(play([{ tick: 60_001 }]).signals).toEqual(['silent']);
  const { state, signals } = play([
    { value: 6, at: 0 },
    { value: 6, at: 10_000 },
    { tick: 80_000 },
    { value: 6, at: 90_000 },
  ]);
  expect(signals).toEqual([null, 'raised', 'silent', null]);
  expect(state).toMatchObject({ phase: 'alarm', isRaised: true });
});

test('a clock that jumps back neither raises nor makes negative times; what is no number is not heard', () => {
  const { state, signals } = play([
    { value: 5.1, at: 50_000 },
    { value: 5.1, at: 10_000 },
    { value: Number.NaN, at: 70_000 },
    { value: Infinity, at: 70_000 },
  ]);
  expect(signals).toEqual([null, null, null, null]);
  expect(state).toMatchObject({ phase: 'pending', since: 50_000, heardAt: 50_000 });
});

test('whatever comes in whatever order, raised and cleared take turns and time never runs back', () => {
  const step = fc.oneof(
    fc.record({ value: fc.double({ min: 0, max: 10 }), at: fc.integer({ min: 0, max: 1_000_000 }) }),
    fc.record({ tick: fc.integer({ min: 0, max: 1_000_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { signals } = play(steps);
      const turns = signals.filter((signal) => signal === 'raised' || signal === 'cleared');
      return turns.every((signal, index) => signal === (index % 2 === 0 ? 'raised' : 'cleared'));
    }),
  );
});

test('a rule whose end lies beyond its threshold, or whose topic is a pattern, is no rule', () => {
  expect(sensorRuleSchema.safeParse({ ...rule, clearAt: 5.5 }).success).toBe(false);
  expect(sensorRuleSchema.safeParse({ ...rule, direction: 'below', clearAt: 4 }).success).toBe(false);
  expect(sensorRuleSchema.safeParse({ ...rule, topic: 'city/#' }).success).toBe(false);
});
