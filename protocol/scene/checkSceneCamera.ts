import type { ViewPurpose } from '../access/role.ts';
import type { VideoStream } from '../camera/camera.ts';
import type { HallState } from '../hall/hallState.ts';
import type { CameraId, UnitId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { RejectionReason } from '../wire/rejection.ts';

type Scene = Pick<HallState, 'incidents' | 'units'>;

/**
 * Why a unit may not look through a camera, or null when it may: on duty, on its way to an incident or at its scene, and
 * only through the cameras that linkage chose for that incident, in the small picture, for that incident's sake.
 */
export function checkSceneCamera(
  state: Scene,
  unitId: UnitId,
  wanted: { readonly cameraId: CameraId; readonly stream: VideoStream; readonly purpose: ViewPurpose },
): RejectionReason | null {
  const { cameraId, stream, purpose } = wanted;
  if (stream !== 'sub') return 'sceneCameraStream';
  const incident =
    purpose.kind === 'incident'
      ? Object.values(state.incidents).find((candidate) => candidate.id === purpose.incidentId)
      : undefined;
  if (incident === undefined || !hasCamera(incident, cameraId)) return 'sceneCameraOther';
  return isUnderWay(state, unitId, incident) ? null : 'sceneNotUnderWay';
}

/** Whether any incident still gives the unit the right to a camera it looks through. */
export function keepsSceneCamera(state: Scene, unitId: UnitId, cameraId: CameraId): boolean {
  return Object.values(state.incidents).some(
    (incident) => hasCamera(incident, cameraId) && isUnderWay(state, unitId, incident),
  );
}

export function isUnderWay(state: Scene, unitId: UnitId, incident: Incident): boolean {
  if (state.units[unitId]?.onDuty !== true) return false;
  return incident.assignments.some(
    (one) => one.unitId === unitId && (one.status === 'enRoute' || one.status === 'onScene'),
  );
}

function hasCamera(incident: Incident, cameraId: CameraId): boolean {
  return incident.cameras.some((camera) => camera.cameraId === cameraId);
}
