/** Pixels of an icon whose alpha tells the distance to its edge, so that the engine can colour it and give it an outline. */
export interface DistanceIcon {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Distance in pixels over which alpha runs from full to none, and where the edge lies on that way; the engine fixes both. */
const radiusPx = 8;
const edge = 0.75;
/** The shape is painted this much larger than it is stored, for exact distances. */
const finer = 3;

/** Paints a shape on a square of `sizePx` and turns it into distances. */
export function signedDistanceIcon(sizePx: number, paint: (context: CanvasRenderingContext2D) => void): DistanceIcon {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx * finer;
  canvas.height = sizePx * finer;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no canvas to draw map icons on');
  context.scale(finer, finer);
  context.fillStyle = '#fff';
  context.strokeStyle = '#fff';
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paint(context);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const isInside = Array.from({ length: data.length / 4 }, (_, index) => (data[index * 4 + 3] ?? 0) > 127);
  return { width: sizePx, height: sizePx, data: toDistances(isInside, sizePx, finer) };
}

/** `isInside` has `scale` times as many pixels a side as the icon that comes out. */
export function toDistances(isInside: readonly boolean[], sizePx: number, scale: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(sizePx * sizePx * 4);
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const middle = { x: x * scale + (scale - 1) / 2, y: y * scale + (scale - 1) / 2 };
      const distancePx = distanceToEdge(isInside, sizePx * scale, middle, radiusPx * scale) / scale;
      data[(y * sizePx + x) * 4 + 3] = Math.round(255 * (edge - distancePx / radiusPx));
    }
  }
  return data;
}

/** Negative inside the shape; `reach` where the edge is farther than that. */
function distanceToEdge(
  isInside: readonly boolean[],
  side: number,
  at: { x: number; y: number },
  reach: number,
): number {
  const own = isInside[Math.round(at.y) * side + Math.round(at.x)] ?? false;
  let nearest = reach * reach;
  const [west, east] = [Math.max(0, Math.ceil(at.x - reach)), Math.min(side - 1, at.x + reach)];
  const [north, south] = [Math.max(0, Math.ceil(at.y - reach)), Math.min(side - 1, at.y + reach)];
  for (let y = north; y <= south; y += 1) {
    for (let x = west; x <= east; x += 1) {
      if (isInside[y * side + x] === own) continue;
      nearest = Math.min(nearest, (x - at.x) ** 2 + (y - at.y) ** 2);
    }
  }
  // The edge runs half a pixel before the middle of the nearest pixel of the other kind.
  const distance = Math.max(0, Math.sqrt(nearest) - 0.5);
  return own ? -distance : distance;
}
