import type { Camera } from '../../../protocol/camera/camera.ts';
import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';
import type { Incident, IncidentType, LinkedCamera } from '../../../protocol/incident/incident.ts';
import type { IncidentMark, NamedCamera, UnitMark, ViewCone } from '../../map/mapFeatures.ts';
import { isFinished, type UnitRow } from '../../store/index.ts';

/** A cone ends a little behind the place it was aimed at. */
const beyondTarget = 1.15;

/** Pins of what is not finished. */
export function incidentMarks(incidents: readonly Incident[], nameOf: (incident: Incident) => string): IncidentMark[] {
  return incidents
    .filter((incident) => !isFinished(incident))
    .map((incident) => ({
      id: incident.id,
      priority: incident.priority,
      position: { lon: incident.place.lon, lat: incident.place.lat },
      label: `#${incident.number} ${nameOf(incident)}`,
    }));
}

/** Alarms that wait for a person and say where; pins like incidents', named as what nobody has accepted yet. */
export function alarmMarks(
  groups: Readonly<Record<string, AlarmGroup>>,
  nameOf: (type: IncidentType) => string,
): IncidentMark[] {
  return Object.values(groups).flatMap(({ id, status, priority, place, incidentType }) =>
    status !== 'new' || place === null
      ? []
      : [{ id, priority, position: { lon: place.lon, lat: place.lat }, label: nameOf(incidentType) }],
  );
}

/** Units on duty where they were last heard, else at home with an age that fades them fully. */
export function unitMarks(rows: readonly UnitRow[], language: 'zh' | 'en', now: number): UnitMark[] {
  return rows
    .filter(({ status }) => status !== 'offDuty')
    .map(({ unit, status, position }) => ({
      id: unit.id,
      kind: unit.kind,
      status,
      position: position === null ? unit.home : { lon: position.lon, lat: position.lat },
      label: unit.callSign[language],
      ageMs: position === null ? Number.MAX_SAFE_INTEGER : Math.max(0, now - position.at),
    }));
}

/**
 * What cameras look at: those of the incident and of the latest look as they were aimed, fixed ones opened by hand as they
 * stand. Where a turning camera was not aimed by us, nobody here knows its direction and no cone is drawn.
 */
export function viewCones(
  linked: readonly LinkedCamera[],
  opened: { readonly cameraIds: readonly string[]; readonly lookedAt: readonly LinkedCamera[] },
  cameras: Readonly<Record<string, Camera>>,
): ViewCone[] {
  const cones = new Map<string, ViewCone>();
  for (const id of opened.cameraIds) {
    const camera = cameras[id];
    if (camera?.ptz === null) cones.set(id, coneOf(camera, camera.azimuthDeg, camera.hfovDeg, camera.rangeM));
  }
  const stillOpen = opened.lookedAt.filter(({ cameraId }) => opened.cameraIds.includes(cameraId));
  for (const { cameraId, aim, bearingDeg, hfovDeg, distanceM } of [...stillOpen, ...linked]) {
    const camera = cameras[cameraId];
    if (camera === undefined) continue;
    if (aim === 'turned') cones.set(cameraId, coneOf(camera, bearingDeg, hfovDeg, distanceM * beyondTarget));
    else if (camera.ptz === null) {
      cones.set(cameraId, coneOf(camera, camera.azimuthDeg, camera.hfovDeg, camera.rangeM));
    }
  }
  return [...cones.values()];
}

function coneOf(camera: Camera, bearingDeg: number, hfovDeg: number, rangeM: number): ViewCone {
  return { cameraId: camera.id, position: { lon: camera.lon, lat: camera.lat }, bearingDeg, hfovDeg, rangeM };
}

/** Cameras by id with what the map writes beside them; one that the directory no longer has is left out. */
export function namedCameras(
  ids: readonly string[],
  cameras: Readonly<Record<string, Camera>>,
): readonly NamedCamera[] {
  return [...new Set(ids)].flatMap((id) => {
    const camera = cameras[id];
    return camera === undefined ? [] : [{ id, name: camera.name, lon: camera.lon, lat: camera.lat }];
  });
}
