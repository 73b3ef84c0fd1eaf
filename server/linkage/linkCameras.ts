import type { Camera } from '../../protocol/camera/camera.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';
import type { LinkedCamera } from '../../protocol/incident/incident.ts';
import { chooseCameras, type ChooseOptions, type LeftOutCamera } from './chooseCameras.ts';

export type TurnOutcome = 'turned' | 'held' | 'failed';

export interface LinkOptions extends ChooseOptions {
  /** Turns a PTZ camera; never throws for what a camera does. */
  readonly turn: (camera: Camera, aim: Aim) => Promise<TurnOutcome>;
}

export interface Linked {
  readonly chosen: LinkedCamera[];
  readonly leftOut: readonly LeftOutCamera[];
}

/** Chooses the cameras of a place and turns those that turn, all at once. */
export async function linkCameras({ turn, ...options }: LinkOptions): Promise<Linked> {
  const { chosen, leftOut } = chooseCameras(options);
  const linked = await Promise.all(
    chosen.map(async ({ camera, aim }): Promise<LinkedCamera> => {
      const { distanceM, bearingDeg, elevationDeg, hfovDeg } = aim;
      const outcome = camera.ptz === null ? 'fixed' : await turn(camera, aim);
      return { cameraId: camera.id, tier: camera.tier, distanceM, bearingDeg, elevationDeg, hfovDeg, aim: outcome };
    }),
  );
  return { chosen: linked, leftOut };
}
