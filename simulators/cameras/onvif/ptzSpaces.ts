import type { PtzLimits } from '../../../protocol/camera/camera.ts';
import type { CameraPose } from '../picture/pinhole.ts';

const base = 'http://www.onvif.org/ver10/tptz';
export const spaceUris = {
  genericPosition: `${base}/PanTiltSpaces/PositionGenericSpace`,
  sphericalPosition: `${base}/PanTiltSpaces/SphericalPositionSpaceDegrees`,
  zoomPosition: `${base}/ZoomSpaces/PositionGenericSpace`,
  genericTranslation: `${base}/PanTiltSpaces/TranslationGenericSpace`,
  sphericalTranslation: `${base}/PanTiltSpaces/SphericalTranslationSpaceDegrees`,
  zoomTranslation: `${base}/ZoomSpaces/TranslationGenericSpace`,
  velocity: `${base}/PanTiltSpaces/VelocityGenericSpace`,
  zoomVelocity: `${base}/ZoomSpaces/VelocityGenericSpace`,
  speed: `${base}/PanTiltSpaces/GenericSpeedSpace`,
  zoomSpeed: `${base}/ZoomSpaces/ZoomGenericSpeedSpace`,
} as const;

/**
 * `spherical`: both spaces, degrees are the default and what GetStatus tells. `mixed`: both, but the generic one is the
 * default and what GetStatus tells. `mute`: as mixed, and GetStatus does not name its space. `generic`: that space only.
 */
export const ptzSpaceKinds = ['spherical', 'mixed', 'mute', 'generic'] as const;
export type PtzSpaceKind = (typeof ptzSpaceKinds)[number];

function spread(value: number, from: readonly [number, number], to: readonly [number, number]): number {
  return to[0] + ((value - from[0]) / (from[1] - from[0])) * (to[1] - to[0]);
}

/** In half picture widths. */
function focalLength(hfovDeg: number): number {
  return 1 / Math.tan((hfovDeg * Math.PI) / 360);
}

/** Generic pan and tilt: -1 to 1 evenly over the limits. */
export function toGeneric(limits: PtzLimits, pose: CameraPose): { x: number; y: number } {
  return {
    x: spread(pose.panDeg, [limits.panMinDeg, limits.panMaxDeg], [-1, 1]),
    y: spread(pose.tiltDeg, [limits.tiltMinDeg, limits.tiltMaxDeg], [-1, 1]),
  };
}

export function fromGeneric(limits: PtzLimits, x: number, y: number): { panDeg: number; tiltDeg: number } {
  return {
    panDeg: spread(x, [-1, 1], [limits.panMinDeg, limits.panMaxDeg]),
    tiltDeg: spread(y, [-1, 1], [limits.tiltMinDeg, limits.tiltMaxDeg]),
  };
}

/** Zoom 0 to 1 evenly over the focal length, from the wide end (widest view) to the narrow one. */
export function toZoom(limits: PtzLimits, hfovDeg: number): number {
  return spread(focalLength(hfovDeg), [focalLength(limits.hfovMaxDeg), focalLength(limits.hfovMinDeg)], [0, 1]);
}

export function fromZoom(limits: PtzLimits, zoom: number): number {
  const focal = spread(zoom, [0, 1], [focalLength(limits.hfovMaxDeg), focalLength(limits.hfovMinDeg)]);
  return (2 * Math.atan(1 / focal) * 180) / Math.PI;
}
