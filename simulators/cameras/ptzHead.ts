import type { Camera, PtzLimits } from '../../protocol/camera/camera.ts';
import type { CameraPose } from './picture/pinhole.ts';

/** Degrees a second of pan and tilt at full speed. */
export const fullSpeedDegPerS = { pan: 60, tilt: 40 };
/** Full zoom speed: the field of view changes by this factor each second. */
export const fullZoomFactorPerS = 2.2;
const defaultContinuousMs = 60_000;

type Axis = 'panDeg' | 'tiltDeg' | 'hfovDeg';
export interface PtzVelocity {
  /** -1 to 1 each; positive turns right, up, and zooms in. */
  pan: number;
  tilt: number;
  zoom: number;
}

export interface PtzPreset {
  token: string;
  name: string;
  pose: CameraPose;
}

/** A pan-tilt-zoom head that takes its time, or a fixed mount that stays. Time is in milliseconds of the given clock. */
export class PtzHead {
  readonly limits: PtzLimits | null;
  readonly home: CameraPose;
  readonly presets = new Map<string, PtzPreset>();
  private readonly clock: () => number;
  private pose: CameraPose;
  private updatedMs: number;
  private target: Partial<Record<Axis, number | undefined>> = {};
  private velocity: PtzVelocity = { pan: 0, tilt: 0, zoom: 0 };
  private stopsAtMs = Infinity;

  constructor(camera: Camera, clock: () => number) {
    this.limits = camera.ptz;
    this.clock = clock;
    this.updatedMs = clock();
    const rest = { panDeg: camera.azimuthDeg, tiltDeg: camera.elevationDeg, hfovDeg: camera.hfovDeg };
    this.home = camera.ptz ? this.clamp(rest) : rest;
    this.pose = this.home;
  }

  status(): { pose: CameraPose; isMoving: boolean; isTurning: boolean; isZooming: boolean } {
    this.advance();
    const isTurning = this.velocity.pan !== 0 || this.velocity.tilt !== 0 || this.isBound('panDeg', 'tiltDeg');
    const isZooming = this.velocity.zoom !== 0 || this.isBound('hfovDeg');
    return { pose: { ...this.pose }, isMoving: isTurning || isZooming, isTurning, isZooming };
  }

  /** Goes to the given axes at full speed, each by the shortest way its limits allow; the others stop. */
  moveTo(target: Partial<CameraPose>): void {
    this.advance();
    this.velocity = { pan: 0, tilt: 0, zoom: 0 };
    if (this.limits) this.target = pick(this.clamp({ ...this.pose, ...target }), target);
  }

  /** Turns by so many degrees, and narrows the view by a factor. */
  moveBy(change: { panDeg?: number; tiltDeg?: number; hfovDeg?: number }): void {
    this.advance();
    const axes: Axis[] = ['panDeg', 'tiltDeg', 'hfovDeg'];
    const target: Partial<CameraPose> = {};
    for (const axis of axes) if (change[axis] !== undefined) target[axis] = this.pose[axis] + change[axis];
    this.moveTo(target);
  }

  /** Turns until stopped or until the time is over. */
  moveContinuously(velocity: Partial<PtzVelocity>, durationMs = defaultContinuousMs): void {
    this.advance();
    if (!this.limits) return;
    this.target = {};
    for (const axis of ['pan', 'tilt', 'zoom'] as const)
      if (velocity[axis] !== undefined) this.velocity[axis] = Math.max(-1, Math.min(1, velocity[axis]));
    this.stopsAtMs = this.clock() + durationMs;
  }

  stop(axes: { panTilt: boolean; zoom: boolean } = { panTilt: true, zoom: true }): void {
    this.advance();
    if (axes.panTilt) {
      this.velocity = { ...this.velocity, pan: 0, tilt: 0 };
      delete this.target.panDeg;
      delete this.target.tiltDeg;
    }
    if (axes.zoom) {
      this.velocity.zoom = 0;
      delete this.target.hfovDeg;
    }
  }

  private isBound(...axes: Axis[]): boolean {
    return axes.some((axis) => this.target[axis] !== undefined);
  }

  private advance(): void {
    const now = this.clock();
    const driven = Math.max(0, Math.min(now, this.stopsAtMs) - this.updatedMs) / 1000;
    const elapsed = (now - this.updatedMs) / 1000;
    this.updatedMs = now;
    if (!this.limits) return;
    const { pan, tilt, zoom } = this.velocity;
    if (pan !== 0 || tilt !== 0 || zoom !== 0) {
      // Slow down with the zoom, as real heads do, so that a long lens can be steered by hand.
      const gearing = Math.min(1, this.pose.hfovDeg / 40);
      this.pose = this.clamp({
        panDeg: this.pose.panDeg + pan * fullSpeedDegPerS.pan * gearing * driven,
        tiltDeg: this.pose.tiltDeg + tilt * fullSpeedDegPerS.tilt * gearing * driven,
        hfovDeg: this.pose.hfovDeg * fullZoomFactorPerS ** (-zoom * driven),
      });
      if (now >= this.stopsAtMs) this.velocity = { pan: 0, tilt: 0, zoom: 0 };
    }
    this.approach('panDeg', fullSpeedDegPerS.pan * elapsed);
    this.approach('tiltDeg', fullSpeedDegPerS.tilt * elapsed);
    this.approach('hfovDeg', this.pose.hfovDeg * (fullZoomFactorPerS ** elapsed - 1));
  }

  private approach(axis: Axis, reach: number): void {
    const goal = this.target[axis];
    if (goal === undefined) return;
    let way = goal - this.pose[axis];
    if (axis === 'panDeg' && this.isEndless()) way = ((((way + 180) % 360) + 360) % 360) - 180;
    if (Math.abs(way) <= reach) {
      this.pose = { ...this.pose, [axis]: goal };
      this.target = { ...this.target, [axis]: undefined };
    } else this.pose = this.clamp({ ...this.pose, [axis]: this.pose[axis] + Math.sign(way) * reach });
  }

  /** A head whose limits span a whole turn has no stop. */
  private isEndless(): boolean {
    return this.limits !== null && this.limits.panMaxDeg - this.limits.panMinDeg >= 360;
  }

  private clamp(pose: CameraPose): CameraPose {
    const { limits } = this;
    if (!limits) return pose;
    const middle = (limits.panMinDeg + limits.panMaxDeg) / 2;
    const turned = ((((pose.panDeg - middle + 180) % 360) + 360) % 360) + middle - 180;
    return {
      panDeg: within(turned, limits.panMinDeg, limits.panMaxDeg),
      tiltDeg: within(pose.tiltDeg, limits.tiltMinDeg, limits.tiltMaxDeg),
      hfovDeg: within(pose.hfovDeg, limits.hfovMinDeg, limits.hfovMaxDeg),
    };
  }
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function pick(pose: CameraPose, axes: Partial<CameraPose>): Partial<CameraPose> {
  const picked: Partial<CameraPose> = {};
  for (const axis of ['panDeg', 'tiltDeg', 'hfovDeg'] as const) if (axes[axis] !== undefined) picked[axis] = pose[axis];
  return picked;
}
