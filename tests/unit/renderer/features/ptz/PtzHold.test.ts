import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PtzHold, type PtzVelocity } from '../../../../../renderer/features/ptz/PtzHold.ts';

const left: PtzVelocity = { pan: -0.5, tilt: 0, zoom: 0 };
const up: PtzVelocity = { pan: 0, tilt: 0.5, zoom: 0 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorder(move: (velocity: PtzVelocity) => Promise<unknown> = () => Promise.resolve()) {
  const said: unknown[] = [];
  const hold = new PtzHold({
    move: (velocity) => {
      said.push(velocity);
      return move(velocity);
    },
    stop: () => {
      said.push('stop');
      return Promise.resolve();
    },
    onRefused: (error) => void said.push(error),
  });
  return { said, hold };
}

test('renews the move five times a second while held, and stops once however often it is let go', async () => {
  const { said, hold } = recorder();
  hold.start(left);
  await vi.advanceTimersByTimeAsync(500);
  hold.stop();
  hold.stop();
  hold.close();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(said).toEqual([left, left, left, 'stop']);
});

test('changes direction without a stop between', async () => {
  const { said, hold } = recorder();
  hold.start(left);
  await vi.advanceTimersByTimeAsync(100);
  hold.start(up);
  await vi.advanceTimersByTimeAsync(250);
  hold.stop();
  expect(said).toEqual([left, up, up, 'stop']);
});

test('does not pile up moves on a line that answers slowly', async () => {
  const { said, hold } = recorder(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  hold.start(left);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(said).toEqual([left]);
  await vi.advanceTimersByTimeAsync(200);
  hold.stop();
  expect(said).toEqual([left, left, 'stop']);
});

test('a refused move ends the hold and is told once', async () => {
  const refusal = new Error('held by another');
  const { said, hold } = recorder(() => Promise.reject(refusal));
  hold.start(left);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([left, refusal]);
  expect(hold.isHeld).toBe(false);
});

test('letting go of nothing sends nothing', () => {
  const { said, hold } = recorder();
  hold.stop();
  expect(said).toEqual([]);
});

test('a refusal that comes after a short press is told all the same', async () => {
  const refusal = new Error('held by another');
  const { said, hold } = recorder(() => Promise.reject(refusal));
  hold.start(left);
  hold.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([left, 'stop', refusal]);
});

test('a dragged mouse does not flood the line, and its last speed is the one that counts', async () => {
  const { said, hold } = recorder();
  for (let step = 1; step <= 20; step += 1) {
    hold.start({ pan: step / 20, tilt: 0, zoom: 0 });
    await vi.advanceTimersByTimeAsync(5);
  }
  await vi.advanceTimersByTimeAsync(100);
  hold.stop();
  expect(said.length).toBeLessThanOrEqual(5);
  expect(said.at(-2)).toEqual({ pan: 1, tilt: 0, zoom: 0 });
});
