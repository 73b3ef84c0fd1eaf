import type { Camera } from '../camera/camera.ts';
import { aimAt, type AimingCamera } from '../geometry/aim.ts';
import { turnDeg } from '../geometry/ellipsoid.ts';
import type { Place } from '../geometry/place.ts';
import { headFrame, ptzCalibrationSchema, truePose, type HeadErrors, type PtzCalibration } from './calibration.ts';
import { anglesOf, rayThrough, type PicturePoint, type PtzPose } from './ptzPose.ts';

/** A place on the map that was found in the picture while the head told `told`; in the middle unless `point` says where. */
export interface CalibrationPoint {
  readonly place: Place;
  readonly told: PtzPose;
  readonly point?: PicturePoint;
  readonly aspect?: number;
}

export interface SolvedCalibration {
  readonly calibration: PtzCalibration;
  /** What is left at each point, degrees on the sphere. */
  readonly residualsDeg: readonly number[];
}

type Parameters = readonly [azimuthDeg: number, tiltDeg: number, rollDeg: number, scale: number];

export const fewestCalibrationPoints = 3;
const rounds = 60;
const stepDeg = 1e-4;
/**
 * Pulls what the points do not tell (the scale, where all were centred) to no error at all; a degree of it weighs as much
 * as a thousandth of a degree at a point.
 */
const priorWeight = 1e-6;
const usualAspect = 16 / 9;

/**
 * The mount (azimuth, tilt, roll) and the scale of the view that put the places where they were seen, by least squares
 * (Gauss-Newton with Levenberg's damping). Null when there are too few points or the answer is no mount a mast can have.
 */
export function solveCalibration(
  camera: AimingCamera & Pick<Camera, 'zoomCurve'>,
  points: readonly CalibrationPoint[],
): SolvedCalibration | null {
  if (points.length < fewestCalibrationPoints) return null;
  const targets = points.map(({ place }) => {
    const { bearingDeg, elevationDeg } = aimAt(camera, place, 1);
    return { bearingDeg, elevationDeg };
  });
  const misses = (parameters: Parameters): number[] =>
    points.flatMap((point, index) => {
      const seen = seenDirection(camera, point, parameters);
      const target = targets[index] ?? { bearingDeg: 0, elevationDeg: 0 };
      const across = turnDeg(target.bearingDeg, seen.panDeg) * Math.cos((target.elevationDeg * Math.PI) / 180);
      return [across, seen.tiltDeg - target.elevationDeg];
    });

  let parameters: Parameters = [firstAzimuth(camera, points, targets), 0, 0, 1];
  let rest = misses(parameters);
  let damping = 1e-3;
  for (let round = 0; round < rounds; round += 1) {
    const slopes = parameters.map((_, column) => {
      const moved = misses(shifted(parameters, column, stepDeg));
      return moved.map((value, row) => (value - (rest[row] ?? 0)) / stepDeg);
    });
    const next = add(parameters, solveStep(slopes, rest, parameters, damping));
    const nextRest = misses(next);
    if (sumOfSquares(nextRest) < sumOfSquares(rest)) {
      parameters = next;
      rest = nextRest;
      damping /= 5;
    } else damping *= 8;
    if (damping > 1e9) break;
  }
  const residualsDeg = points.map((_, index) => Math.hypot(rest[2 * index] ?? 0, rest[2 * index + 1] ?? 0));
  const [azimuthDeg, tiltDeg, rollDeg, scale] = parameters;
  const parsed = ptzCalibrationSchema.safeParse({
    azimuthDeg: turnDeg(0, azimuthDeg),
    tiltDeg,
    rollDeg,
    scale,
    residualDeg: Math.sqrt(sumOfSquares(residualsDeg) / points.length),
    points: points.length,
  });
  return parsed.success ? { calibration: parsed.data, residualsDeg } : null;
}

function seenDirection(
  camera: Pick<Camera, 'mount' | 'zoomCurve' | 'ptz'>,
  { told, point = { x: 0, y: 0 }, aspect = usualAspect }: CalibrationPoint,
  [azimuthDeg, tiltDeg, rollDeg, scale]: Parameters,
): { panDeg: number; tiltDeg: number } {
  const errors: HeadErrors = { azimuthDeg, tiltDeg, rollDeg, scale };
  return anglesOf(rayThrough(truePose(told, headFrame(camera, errors)), point, aspect));
}

/** A start within reach of the solution: the mean turn between what the head told and where the places are. */
function firstAzimuth(
  camera: Pick<Camera, 'mount'>,
  points: readonly CalibrationPoint[],
  targets: readonly { readonly bearingDeg: number }[],
): number {
  const sign = camera.mount?.panSign ?? 1;
  const turns = points.map(({ told }, index) => (targets[index]?.bearingDeg ?? 0) - sign * told.panDeg);
  const radians = turns.map((turn) => (turn * Math.PI) / 180);
  const [sine, cosine] = [sum(radians.map(Math.sin)), sum(radians.map(Math.cos))];
  return (Math.atan2(sine, cosine) * 180) / Math.PI;
}

/** Solves the damped normal equations with the prior by Gaussian elimination. */
function solveStep(
  slopes: readonly (readonly number[])[],
  rest: readonly number[],
  [, tiltDeg, rollDeg, scale]: Parameters,
  damping: number,
): number[] {
  const fromPrior = [0, tiltDeg, rollDeg, scale - 1];
  const rows = slopes.map((slope, row) => {
    const coefficients = slopes.map((other) => dot(slope, other));
    coefficients[row] = (coefficients[row] ?? 0) * (1 + damping) + priorWeight;
    return [...coefficients, -dot(slope, rest) - priorWeight * (fromPrior[row] ?? 0)];
  });
  return eliminate(rows);
}

function eliminate(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const rest = rows.slice(column);
    const pivotRow = rest.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    const at = rows.indexOf(pivotRow);
    [rows[column], rows[at]] = [pivotRow, rows[column] ?? pivotRow];
    const pivot = pivotRow[column] ?? 1;
    for (const row of rows) {
      if (row === pivotRow) continue;
      const share = (row[column] ?? 0) / pivot;
      for (let index = column; index <= size; index += 1)
        row[index] = (row[index] ?? 0) - share * (pivotRow[index] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

function shifted(parameters: Parameters, column: number, by: number): Parameters {
  return add(
    parameters,
    parameters.map((_, index) => (index === column ? by : 0)),
  );
}

function add([azimuth, tilt, roll, scale]: Parameters, by: readonly number[]): Parameters {
  return [azimuth + (by[0] ?? 0), tilt + (by[1] ?? 0), roll + (by[2] ?? 0), scale + (by[3] ?? 0)];
}

function dot(first: readonly number[], second: readonly number[]): number {
  return sum(first.map((value, index) => value * (second[index] ?? 0)));
}

function sumOfSquares(values: readonly number[]): number {
  return dot(values, values);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
