import type { Camera, PtzLimits } from '../camera/camera.ts';
import { degreesPerRadian, toEarthCentred, toLocal, wrapDeg, type Vector } from './ellipsoid.ts';
import { distanceM as groundDistanceM } from './earth.ts';
import { axesOf, directionOf, dot, toHead } from './mount.ts';
import type { Place, Position } from './place.ts';
import { hfovAtZoom, zoomForHfov } from './zoom.ts';

/** Where a camera must look. Bearing clockwise from true north, elevation positive upwards, all in degrees. */
export interface Aim {
  /** Over the ground. */
  readonly distanceM: number;
  /** From lens to place. */
  readonly slantM: number;
  readonly bearingDeg: number;
  readonly elevationDeg: number;
  readonly hfovDeg: number;
  /** Of the picture at the place. */
  readonly pixelsPerMetre: number;
  /** The same look on the head's own scales, with its mount and zoom curve taken into account. */
  readonly head: { readonly panDeg: number; readonly tiltDeg: number; readonly hfovDeg: number };
  readonly isWithinLimits: boolean;
  /** Even at its wide end the picture would be denser than automatic aim may give. */
  readonly isTooClose: boolean;
}

/** Height of the ground above the ellipsoid in metres. */
export type Terrain = (position: Position) => number;
export const flatTerrain: Terrain = () => 0;

/**
 * Densest picture an automatic aim may give, in pixels a metre at the target: scenes, not persons
 * (recognition starts at 125 px/m, IEC 62676-4:2014 table 4).
 */
export const automaticPixelsPerMetre = 80;
/** Width of a picture whose camera does not say, pixels. */
export const usualPictureWidthPx = 1920;
const pictureShape = 9 / 16;
/** Nearer than this over the ground there is no bearing worth turning to. */
const overheadM = 0.5;

export type AimingCamera = Pick<
  Camera,
  | 'lon'
  | 'lat'
  | 'heightM'
  | 'ptz'
  | 'azimuthDeg'
  | 'elevationDeg'
  | 'hfovDeg'
  | 'pictureWidthPx'
  | 'mount'
  | 'zoomCurve'
>;

/**
 * Pose that puts the place in the middle and frames `radiusM` around it, no closer than `automaticPixelsPerMetre`. The
 * line of sight is the straight one between two points in space; refraction (a seventh of the curvature) is left out.
 */
export function aimAt(camera: AimingCamera, place: Place, radiusM: number, terrain: Terrain = flatTerrain): Aim {
  const sight = sightLine(camera, place, terrain);
  const slantM = Math.hypot(...sight);
  const distanceM = groundDistanceM(camera, place);
  const direct = directionOf(sight);
  const bearingDeg = distanceM < overheadM ? camera.azimuthDeg : direct.panDeg;
  const elevationDeg = direct.tiltDeg;
  const widthPx = camera.pictureWidthPx ?? usualPictureWidthPx;
  const density = (hfovDeg: number): number =>
    widthPx / (2 * Math.max(slantM, 0.1) * Math.tan(Math.min(hfovDeg, 179) / 2 / degreesPerRadian));
  if (camera.ptz === null) {
    const pose = { panDeg: camera.azimuthDeg, tiltDeg: camera.elevationDeg, hfovDeg: camera.hfovDeg };
    return {
      ...{ distanceM, slantM, bearingDeg, elevationDeg, head: pose, isTooClose: false },
      hfovDeg: camera.hfovDeg,
      pixelsPerMetre: density(camera.hfovDeg),
      isWithinLimits: isInPicture(camera, sight),
    };
  }
  const { ptz, zoomCurve } = camera;
  const sceneWidthM = Math.max(2 * radiusM, widthPx / automaticPixelsPerMetre);
  const wantedDeg = 2 * Math.atan2(sceneWidthM / 2, Math.max(slantM, 0.1)) * degreesPerRadian;
  const nominalDeg = Math.min(Math.max(wantedDeg, ptz.hfovMinDeg), ptz.hfovMaxDeg);
  const zoom = zoomCurve === undefined ? null : zoomForHfov(zoomCurve, nominalDeg);
  const hfovDeg = zoom === null || zoomCurve === undefined ? nominalDeg : hfovAtZoom(zoomCurve, zoom);
  const look = toHead({ panDeg: bearingDeg, tiltDeg: elevationDeg }, camera.mount);
  const panDeg = withinTurns(look.panDeg, ptz.panMinDeg, ptz.panMaxDeg);
  const pixelsPerMetre = density(hfovDeg);
  return {
    ...{ distanceM, slantM, bearingDeg, elevationDeg, hfovDeg, pixelsPerMetre },
    head: {
      panDeg: panDeg ?? look.panDeg,
      tiltDeg: look.tiltDeg,
      hfovDeg: zoom === null ? hfovDeg : hfovAtEvenZoom(ptz, zoom),
    },
    isWithinLimits: panDeg !== null && look.tiltDeg >= ptz.tiltMinDeg && look.tiltDeg <= ptz.tiltMaxDeg,
    isTooClose: pixelsPerMetre > automaticPixelsPerMetre * (1 + 1e-9),
  };
}

/** From lens to place, metres east, north, up of the lens. */
export function sightLine(
  camera: Position & Pick<Camera, 'heightM'>,
  place: Place,
  terrain: Terrain = flatTerrain,
): Vector {
  const eye = toEarthCentred(camera, terrain(camera) + camera.heightM);
  const target = toEarthCentred(place, terrain(place) + (place.heightM ?? 0));
  return toLocal(camera, [target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]]);
}

/** Whether a fixed camera has the place in its picture: not only beside its axis but also above and below it. */
function isInPicture(camera: AimingCamera, sight: Vector): boolean {
  const axes = axesOf({
    azimuthDeg: camera.azimuthDeg,
    tiltDeg: camera.elevationDeg,
    rollDeg: camera.mount?.rollDeg ?? 0,
  });
  const [right, forward, up] = dot(axes, sight);
  if (camera.hfovDeg >= 180) return Math.abs(Math.atan2(right, forward)) * degreesPerRadian <= camera.hfovDeg / 2;
  if (forward <= 0) return false;
  const halfWidth = Math.tan(camera.hfovDeg / 2 / degreesPerRadian);
  return Math.abs(right / forward) <= halfWidth && Math.abs(up / forward) <= halfWidth * pictureShape;
}

/** The same direction as a turn within the limits, or null when the head cannot reach it. */
function withinTurns(panDeg: number, minDeg: number, maxDeg: number): number | null {
  const turned = minDeg + wrapDeg(panDeg - minDeg);
  return turned <= maxDeg ? turned : null;
}

/** What a head that takes its zoom to be even in the focal length must be told, to go to this point of its scale. */
function hfovAtEvenZoom({ hfovMinDeg, hfovMaxDeg }: PtzLimits, zoom: number): number {
  return hfovAtZoom(
    [
      { zoom: 0, hfovDeg: hfovMaxDeg },
      { zoom: 1, hfovDeg: hfovMinDeg },
    ],
    zoom,
  );
}
