import { expect, test } from 'vitest';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import { attachmentIdSchema, cameraIdSchema, presetIdSchema, ptzTourIdSchema } from '../../../../protocol/ids.ts';
import { evolvePtz } from '../../../../protocol/ptz/evolvePtz.ts';
import { emptyCameraPtz, largestPresetCount, type CameraPtz, type PtzCommand } from '../../../../protocol/ptz/ptz.ts';
import { decidePtz } from '../../../../server/ptz/index.ts';

const cameraId = cameraIdSchema.parse('cam-1');
const pose = { panDeg: 10, tiltDeg: -5, hfovDeg: 30 };
const preset = (id: string) => ({ id: presetIdSchema.parse(id), name: id, pose, pictureId: null });
const tourId = ptzTourIdSchema.parse('tour-1');
const tour = (...presetIds: string[]) => ({
  id: tourId,
  name: 'round',
  steps: presetIds.map((id) => ({ presetId: presetIdSchema.parse(id), dwellS: 5 })),
});
const facts = { hasCamera: (id: string) => id === cameraId, findAttachment: () => undefined };

function stateOf(ptz: CameraPtz): HallState {
  return { ...emptyHallState(), ptz: { [cameraId]: ptz } };
}

/** Given what was commanded before, when commanded this, then that is kept. */
function after(...commands: PtzCommand[]): CameraPtz {
  return commands.reduce(
    (ptz, command) => decidePtz(stateOf(ptz), command, facts).reduce(evolvePtz, ptz),
    emptyCameraPtz,
  );
}

const save = (id: string): PtzCommand => ({ type: 'savePtzPreset', cameraId, preset: preset(id) });
const saveTour: PtzCommand = { type: 'savePtzTour', cameraId, tour: tour('a', 'b') };

test('keeps presets in the order they came, and saving under a known id replaces in place', () => {
  const renamed: PtzCommand = { type: 'savePtzPreset', cameraId, preset: { ...preset('a'), name: 'gate' } };
  expect(after(save('a'), save('b'), renamed).presets.map(({ name }) => name)).toEqual(['gate', 'b']);
  expect(after(save('a'), { type: 'deletePtzPreset', cameraId, presetId: preset('a').id }).presets).toEqual([]);
});

test('refuses cameras, pictures, presets and tours that are not there', () => {
  const unknownCamera = { ...save('a'), cameraId: cameraIdSchema.parse('cam-2') };
  expect(() => after(unknownCamera)).toThrow('cameraUnknown');
  const pictureId = attachmentIdSchema.parse('photo');
  expect(() => after({ type: 'savePtzPreset', cameraId, preset: { ...preset('a'), pictureId } })).toThrow(
    'attachmentUnknown',
  );
  expect(() => after(save('a'), saveTour)).toThrow('presetUnknown');
  expect(() => after({ type: 'startPtzTour', cameraId, tourId })).toThrow('ptzTourUnknown');
});

test('a preset of a tour cannot be deleted, and a deleted tour runs no more', () => {
  const toured = [save('a'), save('b'), saveTour, { type: 'startPtzTour', cameraId, tourId }] as const;
  expect(after(...toured).runningTourId).toBe(tourId);
  expect(() => after(...toured, { type: 'deletePtzPreset', cameraId, presetId: preset('b').id })).toThrow(
    'presetInTour',
  );
  expect(after(...toured, { type: 'deletePtzTour', cameraId, tourId })).toMatchObject({
    tours: [],
    runningTourId: null,
  });
  const running = stateOf(after(...toured));
  expect(decidePtz(running, { type: 'startPtzTour', cameraId, tourId }, facts)).toEqual([]);
  expect(decidePtz(stateOf(emptyCameraPtz), { type: 'stopPtzTour', cameraId }, facts)).toEqual([]);
});

test('a camera keeps so many presets and no more, but the known ones may still change', () => {
  const full = Array.from({ length: largestPresetCount }, (_, index) => save(`p-${index}`));
  expect(() => after(...full, save('one-more'))).toThrow('ptzTooMany');
  expect(after(...full, save('p-0')).presets).toHaveLength(largestPresetCount);
});
