import type { Camera } from '../../protocol/camera/camera.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';
import type { ChosenCamera, LeftOutCamera } from '../../protocol/linkage/linkageChoice.ts';
import { chooseCameras, type Chosen, type ChooseOptions } from './chooseCameras.ts';

export type TurnOutcome = 'turned' | 'held' | 'failed';
/** Turns a PTZ camera to a true direction, whatever its mount; never throws for what a camera does. */
export type Turn = (camera: Camera, aim: Aim) => Promise<TurnOutcome>;

export interface LinkOptions extends ChooseOptions {
  readonly turn: Turn;
}

export interface Linked {
  readonly chosen: ChosenCamera[];
  readonly leftOut: readonly LeftOutCamera[];
}

/** Chooses the cameras of a place and turns those that turn, all at once. */
export async function linkCameras({ turn, ...options }: LinkOptions): Promise<Linked> {
  const { chosen, leftOut } = chooseCameras(options);
  return { chosen: await Promise.all(chosen.map((one) => turnChosen(one, turn))), leftOut };
}

export async function turnChosen({ camera, aim, rank }: Chosen, turn: Turn): Promise<ChosenCamera> {
  const { distanceM, bearingDeg, elevationDeg, hfovDeg } = aim;
  const outcome = camera.ptz === null ? 'fixed' : await turn(camera, aim);
  return {
    ...{ cameraId: camera.id, tier: camera.tier, distanceM, bearingDeg, elevationDeg, hfovDeg, aim: outcome },
    because: becauseOf({ camera, aim, rank }),
  };
}

export function becauseOf({ aim: { pixelsPerMetre, elevationDeg }, rank }: Chosen): ChosenCamera['because'] {
  return { rank, pixelsPerMetre, viewAngleDeg: -elevationDeg };
}
