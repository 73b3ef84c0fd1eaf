/** Pixels of an icon whose alpha tells the distance to its edge, so that the engine can colour it and give it an outline. */
export interface DistanceIcon {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Distance in pixels over which alpha falls from inside to outside; the engine expects the edge at three quarters. */
const radiusPx = 8;
const edge = 0.75;

/** Draws with `paint` on a square of `sizePx` and turns the shape into distances. */
export function signedDistanceIcon(sizePx: number, paint: (context: CanvasRenderingContext2D) => void): DistanceIcon {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no canvas to draw map icons on');
  context.fillStyle = '#fff';
  context.strokeStyle = '#fff';
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paint(context);
  const alpha = context.getImageData(0, 0, sizePx, sizePx).data.filter((_, index) => index % 4 === 3);
  return { width: sizePx, height: sizePx, data: toDistances(alpha, sizePx) };
}

/** Exported for its test: `alpha` holds one byte a pixel. */
export function toDistances(alpha: Uint8ClampedArray, sizePx: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(sizePx * sizePx * 4);
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const own = (alpha[y * sizePx + x] ?? 0) / 255;
      const distancePx = isBetween(own) ? 0.5 - own : nearestOther(alpha, sizePx, x, y, own > 0.5);
      data[(y * sizePx + x) * 4 + 3] = Math.round(255 * (edge - distancePx / radiusPx));
    }
  }
  return data;
}

const isBetween = (coverage: number) => coverage > 0 && coverage < 1;

/** Signed distance to the nearest pixel of the other kind, negative inside, sharpened by how much of that pixel is covered. */
function nearestOther(alpha: Uint8ClampedArray, sizePx: number, x: number, y: number, isInside: boolean): number {
  let best = radiusPx;
  for (let dy = -radiusPx; dy <= radiusPx; dy += 1) {
    for (let dx = -radiusPx; dx <= radiusPx; dx += 1) {
      const [atX, atY] = [x + dx, y + dy];
      const isOutsideCanvas = atX < 0 || atY < 0 || atX >= sizePx || atY >= sizePx;
      const coverage = isOutsideCanvas ? 0 : (alpha[atY * sizePx + atX] ?? 0) / 255;
      const share = isInside ? 1 - coverage : coverage;
      if (share > 0) best = Math.min(best, Math.hypot(dx, dy) + 0.5 - share);
    }
  }
  return isInside ? -best : best;
}
