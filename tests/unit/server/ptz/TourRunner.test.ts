import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cameraIdSchema, presetIdSchema, ptzTourIdSchema } from '../../../../protocol/ids.ts';
import { emptyCameraPtz, type CameraPtz } from '../../../../protocol/ptz/ptz.ts';
import { TourRunner } from '../../../../server/ptz/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const cameraId = cameraIdSchema.parse('cam-1');
const tourId = ptzTourIdSchema.parse('tour-1');
const names = ['a', 'b', 'c'];
const touring: CameraPtz = {
  ...emptyCameraPtz,
  presets: names.map((name, index) => ({
    id: presetIdSchema.parse(name),
    name,
    pose: { panDeg: index, tiltDeg: 0, hfovDeg: 30 },
    pictureId: null,
  })),
  tours: [
    { id: tourId, name: 'round', steps: names.map((name) => ({ presetId: presetIdSchema.parse(name), dwellS: 5 })) },
  ],
  runningTourId: tourId,
};

function start() {
  const said: string[] = [];
  const now = { isHeld: false, stored: touring };
  const runner = new TourRunner({
    findStored: () => now.stored,
    turn: (_, { panDeg }) => {
      said.push(now.isHeld ? 'held' : (names[panDeg] ?? '?'));
      return Promise.resolve(now.isHeld ? 'held' : 'turned');
    },
    endTour: () => void said.push('end'),
  });
  const update = (stored: CameraPtz) => {
    now.stored = stored;
    runner.update({ [cameraId]: stored });
  };
  update(touring);
  return { said, now, update, runner };
}

test('stays at each preset for its dwell, round and round, however often it is told the same', async () => {
  const { said, update } = start();
  update(touring);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(said).toEqual(['a', 'b', 'c', 'a']);
});

test('gives way while a person has the camera, and goes on with the step it was at', async () => {
  const { said, now } = start();
  await vi.advanceTimersByTimeAsync(1_000);
  now.isHeld = true;
  await vi.advanceTimersByTimeAsync(6_100);
  now.isHeld = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual(['a', 'held', 'held', 'held', 'b']);
});

test('ends when it is stopped, and a closed runner says nothing more', async () => {
  const { said, update, runner } = start();
  await vi.advanceTimersByTimeAsync(100);
  update({ ...touring, runningTourId: null });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toEqual(['a', 'end']);
  update(touring);
  runner.close();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toEqual(['a', 'end', 'a']);
});
