import { z } from 'zod';
import {
  anglesOf,
  directionOf,
  pictureAxes,
  picturePointSchema,
  rayThrough,
  toRadians,
  type Direction,
  type PicturePoint,
  type PtzPose,
} from './ptzPose.ts';

/** A rectangle of the picture by two opposite corners. */
export const pictureBoxSchema = z.strictObject({ from: picturePointSchema, to: picturePointSchema });
export type PictureBox = z.infer<typeof pictureBoxSchema>;

/** The pose that puts a point of the picture in the middle, with the same field of view. */
export function centreOn(pose: PtzPose, point: PicturePoint, aspect: number): PtzPose {
  return { ...anglesOf(rayThrough(pose, point, aspect)), hfovDeg: pose.hfovDeg };
}

/** The pose that centres a box and is as close as it can be with all four corners in the picture. */
export function zoomToBox(pose: PtzPose, { from, to }: PictureBox, aspect: number): PtzPose {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const centred = centreOn(pose, middle, aspect);
  const corners: PicturePoint[] = [from, to, { x: from.x, y: to.y }, { x: to.x, y: from.y }];
  const forward = directionOf(centred.panDeg, centred.tiltDeg);
  const [right, up] = pictureAxes(centred);
  const half = Math.max(
    ...corners.map((corner) => {
      const ray = rayThrough(pose, corner, aspect);
      const depth = dot(ray, forward);
      return Math.max(Math.abs(dot(ray, right)), Math.abs(dot(ray, up)) * aspect) / depth;
    }),
  );
  return { ...centred, hfovDeg: (2 * Math.atan(half)) / toRadians };
}

function dot(first: Direction, second: Direction): number {
  return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
}
