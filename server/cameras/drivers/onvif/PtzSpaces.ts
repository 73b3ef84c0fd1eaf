import type { PtzLimits } from '../../../../protocol/camera/camera.ts';

/** Where a head points: degrees, pan clockwise from true north, tilt positive upwards, horizontal field of view. */
export type PtzPose = { panDeg: number; tiltDeg: number; hfovDeg: number };
export type PtzRange = { min: number; max: number };
/** One coordinate space a camera offers (ONVIF PTZ Service Specification 5). */
export type PtzSpace = { name: string; uri: string; x?: PtzRange | undefined; y?: PtzRange | undefined };
export type PtzPosition = { x: number; y: number; zoom: number };
/** What a camera tells of itself, with the space its pan and tilt are in where it names one. */
export type ToldPosition = PtzPosition & { panTiltUri?: string | undefined };

type PanTiltSpace = { readonly isSpherical: boolean; readonly x: PtzRange; readonly y: PtzRange };

const sphericalUri = 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/SphericalPositionSpaceDegrees';
const genericPanTilt: PtzSpace = { name: '', uri: '', x: { min: -1, max: 1 }, y: { min: -1, max: 1 } };
const genericZoom: PtzRange = { min: 0, max: 1 };

/**
 * Converts between degrees and what one camera speaks. In the spherical space pan and tilt are degrees as they are. In
 * the generic one the range is spread evenly over the camera's limits. Zoom runs evenly with the focal length from the
 * wide end to the narrow one.
 *
 * A camera that takes degrees may still tell its position in the generic space: what it tells is read in the space it
 * names, else in its configuration's default space (PTZ Service Specification 5.1), else in the only one it offers.
 */
export class PtzSpaces {
  /** To be named in moves; undefined means the camera's default space. */
  readonly panTiltUri: string | undefined;
  readonly #limits: PtzLimits;
  readonly #moving: PanTiltSpace;
  readonly #positions: readonly PtzSpace[];
  readonly #defaultUri: string | undefined;
  readonly #zoom: PtzRange;

  constructor(limits: PtzLimits, spaces: readonly PtzSpace[], defaultUri?: string) {
    this.#limits = limits;
    this.#positions = spaces.filter((space) => space.name === 'absolutePanTiltPositionSpace');
    this.#defaultUri = defaultUri;
    const spherical = this.#positions.find((space) => space.uri === sphericalUri);
    this.#moving = panTiltSpace(spherical ?? this.#positions[0]);
    this.panTiltUri = spherical?.uri;
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
    const { isSpherical, x, y } = this.#moving;
    if (isSpherical) return { x: intoRange(pan, x), y: clamp(tilt, y.min, y.max), zoom };
    return {
      x: spread(pan, { min: panMinDeg, max: panMaxDeg }, x),
      y: spread(tilt, { min: tiltMinDeg, max: tiltMaxDeg }, y),
      zoom,
    };
  }

  fromCamera(position: ToldPosition): PtzPose {
    const { panMinDeg, panMaxDeg, tiltMinDeg, tiltMaxDeg, hfovMinDeg, hfovMaxDeg } = this.#limits;
    const focal = { min: focalLength(hfovMaxDeg), max: focalLength(hfovMinDeg) };
    const hfovDeg = (2 * Math.atan(1 / spread(position.zoom, this.#zoom, focal)) * 180) / Math.PI;
    const { isSpherical, x, y } = this.#telling(position.panTiltUri);
    const pan = isSpherical ? position.x : spread(position.x, x, { min: panMinDeg, max: panMaxDeg });
    const tilt = isSpherical ? position.y : spread(position.y, y, { min: tiltMinDeg, max: tiltMaxDeg });
    return { panDeg: ((pan % 360) + 360) % 360, tiltDeg: tilt, hfovDeg };
  }

  #telling(namedUri: string | undefined): PanTiltSpace {
    const uri = namedUri ?? this.#defaultUri;
    if (uri === undefined) return this.#moving;
    const offered = this.#positions.find((space) => space.uri === uri);
    return panTiltSpace(offered ?? { ...genericPanTilt, uri });
  }
}

function panTiltSpace({ uri, x, y }: PtzSpace = genericPanTilt): PanTiltSpace {
  return { isSpherical: uri === sphericalUri, x: x ?? { min: -1, max: 1 }, y: y ?? { min: -1, max: 1 } };
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
