import type { Camera, CameraTier } from '../../../protocol/camera/camera.ts';
import { aimAt } from '../../../protocol/geometry/aim.ts';
import { distanceM } from '../../../protocol/geometry/earth.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import { framedRadiusM } from '../../../protocol/linkage/framedRadius.ts';
import { chooseCameras, whyNot, type Chosen, type ChooseOptions } from '../chooseCameras.ts';

export interface Stretch extends Chosen {
  readonly fromM: number;
  readonly toM: number;
  readonly middle: Position;
}

export interface RouteCover {
  readonly lengthM: number;
  readonly stretches: readonly Stretch[];
  readonly gaps: readonly { readonly fromM: number; readonly toM: number }[];
}

type Choosing = Pick<ChooseOptions, 'cameras' | 'sight' | 'statusOf' | 'holderOf'>;

export interface CoverRouteOptions extends Choosing {
  readonly line: readonly Position[];
  readonly radiusM: number;
}

interface Step {
  readonly atM: number;
  readonly position: Position;
}

/** Along a street one wants the cameras of the street; what they leave open is seen from above. */
const preference: readonly CameraTier[] = ['street', 'vantage', 'lookout'];
const finestStepM = 25;
const mostSteps = 200;

/** Cuts a line into the parts that one camera after the other sees; a camera is kept for as long as it sees on. */
export function coverRoute({ line, radiusM, ...choosing }: CoverRouteOptions): RouteCover {
  const { steps, lengthM, stepM } = walkLine(line);
  const runs: { camera: Camera | null; steps: Step[] }[] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    const keeps = run?.camera != null && sees(run.camera, step.position, radiusM, choosing);
    const camera = keeps ? run.camera : bestAt(step.position, radiusM, choosing);
    if (run !== undefined && run.camera?.id === camera?.id) run.steps.push(step);
    else runs.push({ camera, steps: [step] });
  }
  const stretches: Stretch[] = [];
  const gaps: { fromM: number; toM: number }[] = [];
  for (const { camera, steps: own } of runs) {
    const fromM = Math.max(0, (own[0]?.atM ?? 0) - stepM / 2);
    const isLast = own.at(-1) === steps.at(-1);
    const toM = isLast ? lengthM : (own.at(-1)?.atM ?? 0) + stepM / 2;
    const middle = own[Math.floor(own.length / 2)]?.position;
    if (camera === null || middle === undefined) gaps.push({ fromM, toM });
    else {
      const aim = aimAt(
        camera,
        middle,
        Math.max(framedRadiusM(camera.tier, radiusM), (toM - fromM) / 2),
        choosing.sight.terrain,
      );
      stretches.push({ camera, aim, rank: 1, fromM, toM, middle });
    }
  }
  return { lengthM, stretches, gaps };
}

function bestAt(place: Position, radiusM: number, choosing: Choosing): Camera | null {
  const { chosen } = chooseCameras({ ...choosing, place, radiusM, perTier: 1 });
  for (const tier of preference) {
    const best = chosen.find(({ camera }) => camera.tier === tier);
    if (best !== undefined) return best.camera;
  }
  return null;
}

function sees(camera: Camera, place: Position, radiusM: number, choosing: Choosing): boolean {
  const aim = aimAt(camera, place, framedRadiusM(camera.tier, radiusM), choosing.sight.terrain);
  return aim.distanceM <= camera.rangeM && whyNot(camera, aim, { ...choosing, place, radiusM }) === null;
}

function walkLine(line: readonly Position[]): { steps: Step[]; lengthM: number; stepM: number } {
  const legs = line.slice(1).map((to, at) => {
    const from = line[at] ?? to;
    return { from, to, lengthM: distanceM(from, to) };
  });
  const lengthM = legs.reduce((sum, leg) => sum + leg.lengthM, 0);
  const stepM = Math.max(finestStepM, lengthM / mostSteps);
  const steps: Step[] = [];
  let passedM = 0;
  for (const { from, to, lengthM: legM } of legs) {
    for (let atM = steps.length * stepM; atM <= passedM + legM; atM += stepM) {
      const share = legM === 0 ? 0 : (atM - passedM) / legM;
      const position = { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share };
      steps.push({ atM, position });
    }
    passedM += legM;
  }
  return { steps, lengthM, stepM };
}
