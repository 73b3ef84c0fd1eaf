import type { TFunction } from 'i18next';
import type { Camera } from '../../../protocol/camera/camera.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { IncidentMark, UnitMark, ViewCone } from '../../map/mapFeatures.ts';
import { isFinished, type UnitRow } from '../../store/index.ts';

/** Pins of what is not finished. */
export function incidentMarks(incidents: readonly Incident[], translate: TFunction): IncidentMark[] {
  return incidents
    .filter((incident) => !isFinished(incident))
    .map(({ id, number, priority, place, type }) => ({
      id,
      priority,
      position: { lon: place.lon, lat: place.lat },
      label: `#${number} ${translate(`incidentType.${type}`)}`,
    }));
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

/** What the selected incident's cameras look at, as they were aimed; cameras opened by hand as they rest. */
export function viewCones(
  incident: Incident | undefined,
  openIds: readonly string[],
  cameras: Readonly<Record<string, Camera>>,
): ViewCone[] {
  const cones = new Map<string, ViewCone>();
  for (const id of openIds) {
    const camera = cameras[id];
    if (camera !== undefined) cones.set(id, coneOf(camera, camera.azimuthDeg, camera.hfovDeg, camera.rangeM));
  }
  for (const linked of incident?.cameras ?? []) {
    const camera = cameras[linked.cameraId];
    if (camera === undefined) continue;
    const isTurned = linked.aim === 'turned';
    cones.set(
      linked.cameraId,
      coneOf(
        camera,
        isTurned ? linked.bearingDeg : camera.azimuthDeg,
        isTurned ? linked.hfovDeg : camera.hfovDeg,
        isTurned ? linked.distanceM * 1.15 : camera.rangeM,
      ),
    );
  }
  return [...cones.values()];
}

function coneOf(camera: Camera, bearingDeg: number, hfovDeg: number, rangeM: number): ViewCone {
  return { cameraId: camera.id, position: { lon: camera.lon, lat: camera.lat }, bearingDeg, hfovDeg, rangeM };
}
