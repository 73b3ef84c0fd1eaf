import type { CameraMount } from '../camera/mount.ts';
import { degreesPerRadian, wrapDeg, type Vector } from './ellipsoid.ts';

/** A direction: clockwise from north (or from the head's own zero) and upwards, degrees. */
export interface Direction {
  readonly panDeg: number;
  readonly tiltDeg: number;
}

const upright: CameraMount = { azimuthDeg: 0, tiltDeg: 0, rollDeg: 0, panSign: 1, tiltSign: 1 };

/** What a head on this mount must be told to look in a true direction; pan 0 <= pan < 360. */
export function toHead(direction: Direction, mount: CameraMount = upright): Direction {
  const own = directionOf(dot(axesOf(mount), vectorOf(direction)));
  return { panDeg: wrapDeg(mount.panSign * own.panDeg), tiltDeg: mount.tiltSign * own.tiltDeg };
}

/** Where a head on this mount really looks. */
export function fromHead({ panDeg, tiltDeg }: Direction, mount: CameraMount = upright): Direction {
  const [right, forward, up] = axesOf(mount);
  const [x, y, z] = vectorOf({ panDeg: mount.panSign * panDeg, tiltDeg: mount.tiltSign * tiltDeg });
  const mixed = (axis: 0 | 1 | 2): number => x * right[axis] + y * forward[axis] + z * up[axis];
  return directionOf([mixed(0), mixed(1), mixed(2)]);
}

/** Which way a head's own pan and tilt run when the camera turns right and up; a base hung upside down turns both. */
export function headSigns({ rollDeg, panSign, tiltSign }: CameraMount): {
  readonly pan: 1 | -1;
  readonly tilt: 1 | -1;
} {
  const isUpsideDown = Math.cos(rollDeg / degreesPerRadian) < 0;
  const turned = (sign: 1 | -1): 1 | -1 => (isUpsideDown ? (sign === 1 ? -1 : 1) : sign);
  return { pan: turned(panSign), tilt: turned(tiltSign) };
}

/** The base's own right, forward and up in metres east, north, up. */
export function axesOf({
  azimuthDeg,
  tiltDeg,
  rollDeg,
}: Pick<CameraMount, 'azimuthDeg' | 'tiltDeg' | 'rollDeg'>): [right: Vector, forward: Vector, up: Vector] {
  const [a, t, r] = [azimuthDeg / degreesPerRadian, tiltDeg / degreesPerRadian, rollDeg / degreesPerRadian];
  const forward: Vector = [Math.sin(a) * Math.cos(t), Math.cos(a) * Math.cos(t), Math.sin(t)];
  const level: Vector = [Math.cos(a), -Math.sin(a), 0];
  const above: Vector = [-Math.sin(a) * Math.sin(t), -Math.cos(a) * Math.sin(t), Math.cos(t)];
  const right: Vector = [
    level[0] * Math.cos(r) - above[0] * Math.sin(r),
    level[1] * Math.cos(r) - above[1] * Math.sin(r),
    level[2] * Math.cos(r) - above[2] * Math.sin(r),
  ];
  const up: Vector = [
    level[0] * Math.sin(r) + above[0] * Math.cos(r),
    level[1] * Math.sin(r) + above[1] * Math.cos(r),
    level[2] * Math.sin(r) + above[2] * Math.cos(r),
  ];
  return [right, forward, up];
}

/** A vector in a base's own axes: right, forward, up. */
export function dot(axes: readonly [Vector, Vector, Vector], [x, y, z]: Vector): Vector {
  const along = ([east, north, up]: Vector): number => x * east + y * north + z * up;
  return [along(axes[0]), along(axes[1]), along(axes[2])];
}

export function vectorOf({ panDeg, tiltDeg }: Direction): Vector {
  const [pan, tilt] = [panDeg / degreesPerRadian, tiltDeg / degreesPerRadian];
  return [Math.sin(pan) * Math.cos(tilt), Math.cos(pan) * Math.cos(tilt), Math.sin(tilt)];
}

export function directionOf([east, north, up]: Vector): Direction {
  return {
    panDeg: wrapDeg(Math.atan2(east, north) * degreesPerRadian),
    tiltDeg: Math.atan2(up, Math.hypot(east, north)) * degreesPerRadian,
  };
}
