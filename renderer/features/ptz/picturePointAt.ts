import type { PicturePoint } from '../../../protocol/ptz/ptzPose.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture on the glass: its own size, and the box it is shown whole in the middle of (`object-fit: contain`). */
export interface ShownPicture extends Size {
  /** In the page's coordinates, with whatever digital zoom is on it. */
  readonly box: Size & { readonly left: number; readonly top: number };
}

interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** The point of the picture under a point of the page; null beside the picture. */
export function picturePointAt(at: PagePoint, picture: ShownPicture): PicturePoint | null {
  const point = unbounded(at, picture);
  return Math.abs(point.x) <= 1 && Math.abs(point.y) <= 1 ? point : null;
}

/** The nearest point of the picture: a box drawn over its edge ends at the edge. */
export function nearestPicturePoint(at: PagePoint, picture: ShownPicture): PicturePoint {
  const { x, y } = unbounded(at, picture);
  return { x: Math.min(Math.max(x, -1), 1), y: Math.min(Math.max(y, -1), 1) };
}

function unbounded(at: PagePoint, { width, height, box }: ShownPicture): PicturePoint {
  const scale = Math.min(box.width / width, box.height / height);
  return {
    x: (at.x - box.left - box.width / 2) / ((width * scale) / 2),
    y: (box.top + box.height / 2 - at.y) / ((height * scale) / 2),
  };
}
