import { expect, test } from 'vitest';
import { idleTalkKey, repeatWindowMs, talkKeyStep, type TalkKeyEvent } from '../../../main/pushToTalk/talkKeyStep.ts';

function outcomes(events: readonly TalkKeyEvent[]): unknown[] {
  let state = idleTalkKey;
  return events.flatMap((event) => {
    const next = talkKeyStep(state, event);
    state = next.state;
    return next.outcome === null ? [] : [next.outcome];
  });
}

test('talks while the key is held in a window, and stops when the window loses the focus', () => {
  expect(outcomes([{ type: 'windowDown' }, { type: 'windowUp' }, { type: 'windowUp' }])).toEqual([
    { press: 'held' },
    { release: 'key' },
  ]);
  expect(outcomes([{ type: 'windowDown' }, { type: 'focusLost' }, { type: 'windowUp' }])).toEqual([
    { press: 'held' },
    { release: 'focusLost' },
  ]);
});

test('opens at a press in another program and closes at the next', () => {
  const second = { type: 'globalPress', atMs: 3000 } as const;
  expect(outcomes([{ type: 'globalPress', atMs: 1000 }, { type: 'focusLost' }, second])).toEqual([
    { press: 'latched' },
    { release: 'key' },
  ]);
});

test('takes the repeats of a key that stays down for one press, however long it stays', () => {
  const held = Array.from({ length: 100 }, (_, index) => ({ type: 'globalPress', atMs: 660 + index * 33 }) as const);
  expect(outcomes([{ type: 'globalPress', atMs: 0 }, ...held])).toEqual([{ press: 'latched' }]);
  const atMs = 660 + 99 * 33 + repeatWindowMs;
  expect(outcomes([{ type: 'globalPress', atMs: 0 }, ...held, { type: 'globalPress', atMs }])).toEqual([
    { press: 'latched' },
    { release: 'key' },
  ]);
});

test('closes what was opened in another program by the key in a window, without opening again at its release', () => {
  expect(outcomes([{ type: 'globalPress', atMs: 0 }, { type: 'windowDown' }, { type: 'windowUp' }])).toEqual([
    { press: 'latched' },
    { release: 'key' },
  ]);
});

test.each(['timeLimit', 'away', 'unbound'] as const)(
  'never leaves the microphone open at %s, held or latched',
  (type) => {
    expect(outcomes([{ type }])).toEqual([]);
    expect(outcomes([{ type: 'windowDown' }, { type }])).toEqual([{ press: 'held' }, { release: type }]);
    expect(outcomes([{ type: 'globalPress', atMs: 0 }, { type }])).toEqual([{ press: 'latched' }, { release: type }]);
  },
);
