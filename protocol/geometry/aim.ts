import type { Camera } from '../camera/camera.ts';
import { bearingDeg, curvatureDropM, distanceM } from './earth.ts';
import type { Place } from './place.ts';

/** Where a camera must look. Bearing clockwise from true north, elevation positive upwards, all in degrees. */
export interface Aim {
  readonly distanceM: number;
  readonly bearingDeg: number;
  readonly elevationDeg: number;
  readonly hfovDeg: number;
  readonly isWithinLimits: boolean;
}

/**
 * Densest picture an automatic aim may give, in pixels a metre at the target: scenes, not persons
 * (recognition starts at 125 px/m, IEC 62676-4:2014 table 4).
 */
export const automaticPixelsPerMetre = 80;
/** Width of the widest picture a camera of the hall is taken to give, pixels. */
const pictureWidthPx = 1920;
const toDegrees = 180 / Math.PI;

type AimingCamera = Pick<Camera, 'lon' | 'lat' | 'heightM' | 'ptz' | 'azimuthDeg' | 'elevationDeg' | 'hfovDeg'>;

/** Pose that puts the place in the middle and frames `radiusM` around it, no closer than `automaticPixelsPerMetre`. */
export function aimAt(camera: AimingCamera, place: Place, radiusM: number): Aim {
  const ground = distanceM(camera, place);
  const below = camera.heightM - (place.heightM ?? 0) + curvatureDropM(ground);
  const slant = Math.hypot(ground, below);
  const bearing = ground < 0.5 ? camera.azimuthDeg : bearingDeg(camera, place);
  const elevation = -Math.atan2(below, ground) * toDegrees;
  if (camera.ptz === null) {
    const off = Math.abs(((bearing - camera.azimuthDeg + 540) % 360) - 180);
    return {
      distanceM: ground,
      bearingDeg: bearing,
      elevationDeg: elevation,
      hfovDeg: camera.hfovDeg,
      isWithinLimits: off <= camera.hfovDeg / 2,
    };
  }
  const sceneWidthM = Math.max(2 * radiusM, pictureWidthPx / automaticPixelsPerMetre);
  const wanted = 2 * Math.atan2(sceneWidthM / 2, Math.max(slant, 0.1)) * toDegrees;
  const hfov = Math.min(Math.max(wanted, camera.ptz.hfovMinDeg), camera.ptz.hfovMaxDeg);
  return {
    distanceM: ground,
    bearingDeg: bearing,
    elevationDeg: elevation,
    hfovDeg: hfov,
    isWithinLimits:
      isWithinPan(bearing, camera.ptz.panMinDeg, camera.ptz.panMaxDeg) &&
      elevation >= camera.ptz.tiltMinDeg &&
      elevation <= camera.ptz.tiltMaxDeg,
  };
}

function isWithinPan(bearing: number, minDeg: number, maxDeg: number): boolean {
  if (maxDeg - minDeg >= 360) return true;
  const fromMin = (((bearing - minDeg) % 360) + 360) % 360;
  return fromMin <= maxDeg - minDeg;
}
