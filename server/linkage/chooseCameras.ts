import { cameraTiers, type Camera, type CameraStatus, type CameraTier } from '../../protocol/camera/camera.ts';
import { aimAt, type Aim } from '../../protocol/geometry/aim.ts';
import type { Place } from '../../protocol/geometry/place.ts';

export type LeftOutReason = 'outOfRange' | 'outsideLimits' | 'offline' | 'held' | 'fartherThanChosen';

export interface ChosenCamera {
  readonly camera: Camera;
  readonly aim: Aim;
}

export interface LeftOutCamera {
  readonly cameraId: Camera['id'];
  readonly tier: CameraTier;
  readonly distanceM: number;
  readonly reason: LeftOutReason;
}

export interface Choice {
  readonly chosen: readonly ChosenCamera[];
  readonly leftOut: readonly LeftOutCamera[];
}

export interface ChooseOptions {
  readonly cameras: readonly Camera[];
  readonly place: Place;
  readonly radiusM: number;
  readonly statusOf: (cameraId: Camera['id']) => CameraStatus;
  readonly isHeld: (cameraId: Camera['id']) => boolean;
  /** How many of each tier are wanted. */
  readonly perTier: number;
}

/** How many left-out cameras of a tier are explained: the nearest ones, which people ask about. */
const explainedPerTier = 5;

/** For each tier the nearest cameras that can look at the place, and why nearer or equal ones were left out. */
export function chooseCameras(options: ChooseOptions): Choice {
  const { cameras, place, radiusM, perTier } = options;
  const chosen: ChosenCamera[] = [];
  const leftOut: LeftOutCamera[] = [];
  for (const tier of cameraTiers) {
    const ranked = cameras
      .filter((camera) => camera.tier === tier)
      .map((camera) => ({ camera, aim: aimAt(camera, place, radiusM) }))
      .sort((first, second) => first.aim.distanceM - second.aim.distanceM);
    let chosenCount = 0;
    let explainedCount = 0;
    for (const { camera, aim } of ranked) {
      const reason = chosenCount >= perTier ? 'fartherThanChosen' : whyNot(camera, aim, options);
      if (reason === null) {
        chosen.push({ camera, aim });
        chosenCount += 1;
      } else if (explainedCount < explainedPerTier) {
        leftOut.push({ cameraId: camera.id, tier, distanceM: aim.distanceM, reason });
        explainedCount += 1;
      }
      if (chosenCount >= perTier && explainedCount >= explainedPerTier) break;
    }
  }
  return { chosen, leftOut };
}

function whyNot(camera: Camera, aim: Aim, { statusOf, isHeld }: ChooseOptions): LeftOutReason | null {
  if (aim.distanceM > camera.rangeM) return 'outOfRange';
  if (statusOf(camera.id) !== 'online') return 'offline';
  if (!aim.isWithinLimits) return 'outsideLimits';
  return isHeld(camera.id) ? 'held' : null;
}
