import type { AlarmGroup } from '../../protocol/alarm/alarm.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { CameraId, IncidentId, UnitId } from '../../protocol/ids.ts';
import type { LinkedCamera } from '../../protocol/incident/incident.ts';
import type { HallStore } from './createHallStore.ts';
import type { Carried } from './hallStoreState.ts';

/** Cameras opened by hand that stand beside each other; opening one more closes the oldest. */
const mostOpenCameras = 4;

export function selectIncident(store: HallStore, incidentId: IncidentId | null): void {
  store.setState(({ selection }) => ({ selection: { ...selection, incidentId } }));
}

export function selectUnit(store: HallStore, unitId: UnitId | null): void {
  store.setState(({ selection }) => ({ selection: { ...selection, unitId } }));
}

/** Opens an alarm that waits, and shows its place where it has one. */
export function selectAlarm(store: HallStore, group: Pick<AlarmGroup, 'id' | 'place'> | null): void {
  store.setState(({ selection }) => ({
    selection: {
      ...selection,
      alarmGroupId: group?.id ?? null,
      ...(group?.place != null && { position: { lon: group.place.lon, lat: group.place.lat } }),
    },
  }));
}

/** Marks a place on the ground: where to report or look. */
export function selectPosition(store: HallStore, position: Position | null): void {
  store.setState(({ selection }) => ({ selection: { ...selection, position } }));
}

export function openCameras(store: HallStore, cameraIds: readonly CameraId[]): void {
  store.setState(({ selection }) => ({
    selection: {
      ...selection,
      cameraIds: [...new Set([...cameraIds, ...selection.cameraIds])].slice(0, mostOpenCameras),
    },
  }));
}

/** Opens what a look at a place chose, and keeps how each was aimed. */
export function openLookedAt(store: HallStore, chosen: readonly LinkedCamera[]): void {
  openCameras(
    store,
    chosen.map(({ cameraId }) => cameraId),
  );
  store.setState(({ selection }) => ({ selection: { ...selection, lookedAt: chosen } }));
}

export function closeCamera(store: HallStore, cameraId: CameraId): void {
  store.setState(({ selection }) => ({
    selection: { ...selection, cameraIds: selection.cameraIds.filter((one) => one !== cameraId) },
  }));
}

/** Picks something up for a wall, or puts it away with null. */
export function carry(store: HallStore, carried: Carried | null): void {
  store.setState({ carried });
}
