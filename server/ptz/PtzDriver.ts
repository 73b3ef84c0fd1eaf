import type { PtzPose } from '../../protocol/ptz/ptzPose.ts';

export interface PtzVelocity {
  /** -1..1 of the head's full speed; positive is right, up, closer. */
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}

/** What a camera's control protocol offers; each call ends within the driver's own timeout or throws. */
export interface PtzDriver {
  turnTo(pose: PtzPose): Promise<void>;
  move(velocity: PtzVelocity): Promise<void>;
  stop(): Promise<void>;
  status(): Promise<{ pose: PtzPose; isMoving: boolean }>;
  close(): Promise<void>;
}
