import type { PicturePoint } from '../../../protocol/ptz/ptzPose.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The point of a picture that is shown whole in the middle of a box (`object-fit: contain`); null beside the picture. */
export function picturePointAt(at: { x: number; y: number }, box: Size, picture: Size): PicturePoint | null {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const x = (at.x - box.width / 2) / ((picture.width * scale) / 2);
  const y = (box.height / 2 - at.y) / ((picture.height * scale) / 2);
  return Math.abs(x) <= 1 && Math.abs(y) <= 1 ? { x, y } : null;
}

/** The nearest point of the picture: a box drawn over its edge ends at the edge. */
export function nearestPicturePoint(at: { x: number; y: number }, box: Size, picture: Size): PicturePoint {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const x = (at.x - box.width / 2) / ((picture.width * scale) / 2);
  const y = (box.height / 2 - at.y) / ((picture.height * scale) / 2);
  return { x: Math.min(Math.max(x, -1), 1), y: Math.min(Math.max(y, -1), 1) };
}
