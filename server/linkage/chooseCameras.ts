import { cameraTiers, type Camera, type CameraStatus, type CameraTier } from '../../protocol/camera/camera.ts';
import { aimAt, type Aim } from '../../protocol/geometry/aim.ts';
import { isMasked } from '../../protocol/geometry/isMasked.ts';
import type { Place } from '../../protocol/geometry/place.ts';
import { framedRadiusM } from '../../protocol/linkage/framedRadius.ts';
import type { LeftOutCamera } from '../../protocol/linkage/linkageChoice.ts';
import type { CameraIndex } from './CameraIndex.ts';
import { rankView } from './rankView.ts';
import type { Sight } from './sight/Sight.ts';

export interface Chosen {
  readonly camera: Camera;
  readonly aim: Aim;
  /** 1 is the best of its tier. */
  readonly rank: number;
}

export interface Choice {
  readonly chosen: readonly Chosen[];
  readonly leftOut: readonly LeftOutCamera[];
}

export interface ChooseOptions {
  readonly cameras: CameraIndex;
  readonly sight: Sight;
  readonly place: Place;
  readonly radiusM: number;
  readonly statusOf: (cameraId: Camera['id']) => CameraStatus;
  /** Name of the person who holds a camera so that linkage must leave it alone; null when it is free. */
  readonly holderOf: (cameraId: Camera['id']) => string | null;
  /** How many of each tier are wanted. */
  readonly perTier: number;
}

interface View {
  readonly camera: Camera;
  readonly aim: Aim;
  readonly badness: number;
}

/** How many left-out cameras of a tier are explained: the best ones, which people ask about. */
const explainedPerTier = 6;
const outOfRangePerTier = 2;

/** For each tier the cameras that see the place best, and why others were left out. */
export function chooseCameras(options: ChooseOptions): Choice {
  const tiers = cameraTiers.map((tier) => chooseOfTier(tier, options));
  return { chosen: tiers.flatMap(({ chosen }) => chosen), leftOut: tiers.flatMap(({ leftOut }) => leftOut) };
}

function chooseOfTier(tier: CameraTier, options: ChooseOptions): Choice {
  const { cameras, place, radiusM, perTier, sight } = options;
  const view = (camera: Camera): View => {
    const scene = aimAt(camera, place, radiusM, sight.terrain);
    // Which one sees best is asked of the scene itself, however much is shown around it.
    const badness = rankView(camera, scene);
    const framedM = framedRadiusM(tier, radiusM);
    const aim = framedM === radiusM ? scene : aimAt(camera, place, framedM, sight.terrain);
    return { camera, aim, badness };
  };
  const views = cameras.inReach(tier, place).map(view);
  const inRange = views.filter(({ camera, aim }) => aim.distanceM <= camera.rangeM);
  inRange.sort((first, second) => first.badness - second.badness);
  const chosen: Chosen[] = [];
  const leftOut: LeftOutCamera[] = [];
  for (const { camera, aim } of inRange) {
    const isFull = chosen.length >= perTier;
    if (isFull && leftOut.length >= explainedPerTier) break;
    const because = whyNot(camera, aim, options) ?? (isFull ? afterThe(chosen, aim) : null);
    if (because === null) chosen.push({ camera, aim, rank: chosen.length + 1 });
    else if (leftOut.length < explainedPerTier) leftOut.push({ ...named(camera, aim), ...because });
  }
  const beyond = [
    ...views.filter(({ camera, aim }) => aim.distanceM > camera.rangeM),
    ...cameras.justOutOfReach(tier, place, outOfRangePerTier).map(view),
  ].sort((first, second) => missM(first) - missM(second));
  for (const { camera, aim } of beyond.slice(0, outOfRangePerTier)) {
    leftOut.push({ ...named(camera, aim), reason: 'outOfRange', rangeM: camera.rangeM });
  }
  return { chosen, leftOut };
}

type Because = Pick<LeftOutCamera, 'reason' | 'hiddenBy' | 'heldBy'>;

/** Null for a camera that can look at the place now. The dearest question, what stands in the way, comes last. */
export function whyNot(
  camera: Camera,
  aim: Aim,
  options: Pick<ChooseOptions, 'statusOf' | 'holderOf' | 'sight' | 'place' | 'radiusM'>,
): Because | null {
  const { statusOf, holderOf, sight, place, radiusM } = options;
  if (statusOf(camera.id) !== 'online') return { reason: 'offline' };
  if (!aim.isWithinLimits) return { reason: 'outsideLimits' };
  const { bearingDeg, hfovDeg } = aim;
  const framedM = framedRadiusM(camera.tier, radiusM);
  if (isMasked(camera, place, { bearingDeg, hfovDeg, radiusM: framedM })) return { reason: 'masked' };
  if (aim.isTooClose) return { reason: 'tooClose' };
  const heldBy = camera.ptz === null ? null : holderOf(camera.id);
  if (heldBy !== null) return { reason: 'held', heldBy };
  const hiddenBy = sight.firstObstacle(camera, place);
  return hiddenBy === null ? null : { reason: 'hidden', hiddenBy };
}

function afterThe(chosen: readonly Chosen[], aim: Aim): Because {
  const isFarther = chosen.every((one) => aim.distanceM >= one.aim.distanceM);
  return { reason: isFarther ? 'fartherThanChosen' : 'poorerView' };
}

function missM({ camera, aim }: View): number {
  return aim.distanceM - camera.rangeM;
}

function named(camera: Camera, { distanceM }: Aim): Pick<LeftOutCamera, 'cameraId' | 'tier' | 'distanceM'> {
  return { cameraId: camera.id, tier: camera.tier, distanceM };
}
