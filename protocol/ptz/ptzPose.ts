import { z } from 'zod';

/** Where a camera looks: degrees, pan clockwise from true north, tilt positive upwards, horizontal field of view. */
export const ptzPoseSchema = z.strictObject({
  panDeg: z.number().min(-360).max(360),
  tiltDeg: z.number().min(-90).max(90),
  hfovDeg: z.number().positive().max(360),
});
export type PtzPose = z.infer<typeof ptzPoseSchema>;

/** A point of the picture: -1..1 from left to right, and from bottom to top, whatever the picture's proportions. */
export const picturePointSchema = z.strictObject({ x: z.number().min(-1).max(1), y: z.number().min(-1).max(1) });
export type PicturePoint = z.infer<typeof picturePointSchema>;

/** East, north, up. */
export type Direction = readonly [number, number, number];

export const toRadians = Math.PI / 180;

export function directionOf(panDeg: number, tiltDeg: number): Direction {
  const [pan, tilt] = [panDeg * toRadians, tiltDeg * toRadians];
  return [Math.cos(tilt) * Math.sin(pan), Math.cos(tilt) * Math.cos(pan), Math.sin(tilt)];
}

/** Pan 0..360 and tilt of a direction of any length. */
export function anglesOf([east, north, up]: Direction): { panDeg: number; tiltDeg: number } {
  const pan = Math.atan2(east, north) / toRadians;
  return { panDeg: (pan + 360) % 360, tiltDeg: Math.atan2(up, Math.hypot(east, north)) / toRadians };
}

/** Right and up of the picture as directions, for a camera without roll. */
export function pictureAxes({ panDeg, tiltDeg }: Pick<PtzPose, 'panDeg' | 'tiltDeg'>): [Direction, Direction] {
  const [pan, tilt] = [panDeg * toRadians, tiltDeg * toRadians];
  return [
    [Math.cos(pan), -Math.sin(pan), 0],
    [-Math.sin(tilt) * Math.sin(pan), -Math.sin(tilt) * Math.cos(pan), Math.cos(tilt)],
  ];
}

/** The direction in which a point of the picture lies (pinhole: x tan(h/2), y tan(h/2) / aspect, 1). */
export function rayThrough(pose: PtzPose, { x, y }: PicturePoint, aspect: number): Direction {
  const half = Math.tan((pose.hfovDeg * toRadians) / 2);
  const [right, up] = pictureAxes(pose);
  const forward = directionOf(pose.panDeg, pose.tiltDeg);
  const [across, along] = [x * half, (y * half) / aspect];
  const component = (axis: 0 | 1 | 2) => forward[axis] + across * right[axis] + along * up[axis];
  return [component(0), component(1), component(2)];
}
