import type { HallState } from '../../protocol/hall/hallState.ts';
import {
  emptyCameraPtz,
  largestPresetCount,
  largestTourCount,
  type CameraPtz,
  type PtzCommand,
  type PtzEvent,
} from '../../protocol/ptz/ptz.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

type PtzFacts = Pick<HallFacts, 'hasCamera' | 'findAttachment'>;

/** What is kept about a camera's head: presets, tours, calibration. Turning it is no command. */
export function decidePtz(state: HallState, command: PtzCommand, { hasCamera, findAttachment }: PtzFacts): PtzEvent[] {
  const { cameraId } = command;
  if (!hasCamera(cameraId)) throw new Rejected('notFound', 'cameraUnknown');
  const stored = state.ptz[cameraId] ?? emptyCameraPtz;
  switch (command.type) {
    case 'savePtzPreset': {
      const { preset } = command;
      if (preset.pictureId !== null && findAttachment(preset.pictureId) === undefined)
        throw new Rejected('notFound', 'attachmentUnknown');
      demandRoom(stored.presets, preset.id, largestPresetCount);
      return [{ type: 'ptzPresetSaved', cameraId, preset }];
    }
    case 'deletePtzPreset': {
      const { presetId } = command;
      demandPreset(stored, presetId);
      if (stored.tours.some(({ steps }) => steps.some((step) => step.presetId === presetId)))
        throw new Rejected('conflict', 'presetInTour');
      return [{ type: 'ptzPresetDeleted', cameraId, presetId }];
    }
    case 'savePtzTour': {
      const { tour } = command;
      for (const { presetId } of tour.steps) demandPreset(stored, presetId);
      demandRoom(stored.tours, tour.id, largestTourCount);
      return [{ type: 'ptzTourSaved', cameraId, tour }];
    }
    case 'deletePtzTour':
      demandTour(stored, command.tourId);
      return [{ type: 'ptzTourDeleted', cameraId, tourId: command.tourId }];
    case 'startPtzTour':
      demandTour(stored, command.tourId);
      return stored.runningTourId === command.tourId
        ? []
        : [{ type: 'ptzTourStarted', cameraId, tourId: command.tourId }];
    case 'stopPtzTour':
      return stored.runningTourId === null ? [] : [{ type: 'ptzTourStopped', cameraId }];
    case 'calibratePtz':
      return [{ type: 'ptzCalibrated', cameraId, calibration: command.calibration }];
  }
}

function demandPreset({ presets }: CameraPtz, presetId: string): void {
  if (!presets.some(({ id }) => id === presetId)) throw new Rejected('notFound', 'presetUnknown');
}

function demandTour({ tours }: CameraPtz, tourId: string): void {
  if (!tours.some(({ id }) => id === tourId)) throw new Rejected('notFound', 'ptzTourUnknown');
}

function demandRoom(items: readonly { readonly id: string }[], id: string, largestCount: number): void {
  if (items.length >= largestCount && !items.some((item) => item.id === id))
    throw new Rejected('notAllowed', 'ptzTooMany');
}
