import type { PtzLimits } from '../../../../protocol/camera/camera.ts';

/** Where a head points: degrees, pan clockwise from true north, tilt positive upwards, horizontal field of view. */
export type PtzPose = { panDeg: number; tiltDeg: number; hfovDeg: number };
export type PtzRange = { min: number; max: number };
/** One coordinate space a camera offers (ONVIF PTZ Service Specification 5). */
export type PtzSpace = { name: string; uri: string; x?: PtzRange | undefined; y?: PtzRange | undefined };
export type PtzPosition = { x: number; y: number; zoom: number };

const sphericalUri = 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/SphericalPositionSpaceDegrees';
const genericPanTilt: PtzSpace = { name: '', uri: '', x: { min: -1, max: 1 }, y: { min: -1, max: 1 } };
const genericZoom: PtzRange = { min: 0, max: 1 };

/**
 * Converts between degrees and what one camera speaks. In the spherical space pan and tilt are degrees as they are. In
 * the generic one the range is spread evenly over the camera's limits. Zoom runs evenly with the focal length from the
 * wide end to the narrow one.
 */
export class PtzSpaces {
  /** To be named in moves; undefined means the camera's default space. */
  readonly panTiltUri: string | undefined;
  readonly #limits: PtzLimits;
  readonly #isSpherical: boolean;
  readonly #x: PtzRange;
  readonly #y: PtzRange;
  readonly #zoom: PtzRange;

  constructor(limits: PtzLimits, spaces: readonly PtzSpace[]) {
    this.#limits = limits;
    const positions = spaces.filter((space) => space.name === 'absolutePanTiltPositionSpace');
    const spherical = positions.find((space) => space.uri === sphericalUri);
    const chosen = spherical ?? positions[0] ?? genericPanTilt;
    this.#isSpherical = spherical !== undefined;
    this.panTiltUri = spherical?.uri;
    this.#x = chosen.x ?? { min: -1, max: 1 };
    this.#y = chosen.y ?? { min: -1, max: 1 };
    this.#zoom = spaces.find((space) => space.name === 'absoluteZoomPositionSpace')?.x ?? genericZoom;
  }

  toCamera(pose: PtzPose): PtzPosition {
    const { panMinDeg, panMaxDeg, tiltMinDeg, tiltMaxDeg, hfovMinDeg, hfovMaxDeg } = this.#limits;
    const pan = withinTurns(pose.panDeg, panMinDeg, panMaxDeg);
    const tilt = clamp(pose.tiltDeg, tiltMinDeg, tiltMaxDeg);
    const hfov = clamp(pose.hfovDeg, hfovMinDeg, hfovMaxDeg);
    const wide = focalLength(hfovMaxDeg);
    const narrow = focalLength(hfovMinDeg);
    const zoom = narrow === wide ? this.#zoom.min : spread(focalLength(hfov), { min: wide, max: narrow }, this.#zoom);
    if (this.#isSpherical) return { x: intoRange(pan, this.#x), y: clamp(tilt, this.#y.min, this.#y.max), zoom };
    return {
      x: spread(pan, { min: panMinDeg, max: panMaxDeg }, this.#x),
      y: spread(tilt, { min: tiltMinDeg, max: tiltMaxDeg }, this.#y),
      zoom,
    };
  }

  fromCamera(position: PtzPosition): PtzPose {
    const { panMinDeg, panMaxDeg, tiltMinDeg, tiltMaxDeg, hfovMinDeg, hfovMaxDeg } = this.#limits;
    const focal = { min: focalLength(hfovMaxDeg), max: focalLength(hfovMinDeg) };
    const hfovDeg = (2 * Math.atan(1 / spread(position.zoom, this.#zoom, focal)) * 180) / Math.PI;
    const pan = this.#isSpherical ? position.x : spread(position.x, this.#x, { min: panMinDeg, max: panMaxDeg });
    const tilt = this.#isSpherical ? position.y : spread(position.y, this.#y, { min: tiltMinDeg, max: tiltMaxDeg });
    return { panDeg: ((pan % 360) + 360) % 360, tiltDeg: tilt, hfovDeg };
  }
}

/** In half picture widths; only ratios matter. */
function focalLength(hfovDeg: number): number {
  return 1 / Math.tan((hfovDeg * Math.PI) / 360);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

function spread(value: number, from: PtzRange, to: PtzRange): number {
  if (from.max === from.min) return to.min;
  return to.min + ((value - from.min) / (from.max - from.min)) * (to.max - to.min);
}

/** The same direction within the limits, else the nearer limit. */
function withinTurns(deg: number, min: number, max: number): number {
  const turned = min + ((((deg - min) % 360) + 360) % 360);
  if (turned <= max) return turned;
  return turned - max < min + 360 - turned ? max : min;
}

/** The same direction in the range a space is given in, -180 to 180 as a rule. */
function intoRange(deg: number, range: PtzRange): number {
  const turned = range.min + ((((deg - range.min) % 360) + 360) % 360);
  return clamp(turned, range.min, range.max);
}
