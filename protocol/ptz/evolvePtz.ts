import type { HallEvent } from '../hall/allEvents.ts';
import { ptzEventSchemas, type CameraPtz, type PtzEvent } from './ptz.ts';

const eventTypes: ReadonlySet<string> = new Set(ptzEventSchemas.map((schema) => schema.shape.type.value));

export function isPtzEvent(event: HallEvent): event is PtzEvent {
  return eventTypes.has(event.type);
}

export function evolvePtz(ptz: CameraPtz, event: PtzEvent): CameraPtz {
  switch (event.type) {
    case 'ptzPresetSaved':
      return { ...ptz, presets: replace(ptz.presets, event.preset) };
    case 'ptzPresetDeleted':
      return { ...ptz, presets: ptz.presets.filter(({ id }) => id !== event.presetId) };
    case 'ptzTourSaved':
      return { ...ptz, tours: replace(ptz.tours, event.tour) };
    case 'ptzTourDeleted':
      return {
        ...ptz,
        tours: ptz.tours.filter(({ id }) => id !== event.tourId),
        runningTourId: ptz.runningTourId === event.tourId ? null : ptz.runningTourId,
      };
    case 'ptzTourStarted':
      return { ...ptz, runningTourId: event.tourId };
    case 'ptzTourStopped':
      return { ...ptz, runningTourId: null };
    case 'ptzCalibrated':
      return { ...ptz, calibration: event.calibration };
  }
}

/** In its place when it is known, else at the end. */
function replace<Item extends { readonly id: string }>(items: readonly Item[], item: Item): Item[] {
  const isKnown = items.some(({ id }) => id === item.id);
  return isKnown ? items.map((present) => (present.id === item.id ? item : present)) : [...items, item];
}
