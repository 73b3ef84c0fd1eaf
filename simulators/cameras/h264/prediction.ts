/** One plane of a picture with its row length; `size` of a block is 16 for luma, 8 for chroma. */
export interface Plane {
  samples: Uint8Array;
  stride: number;
  height: number;
}

/** Sum of absolute differences of the block at (x, y) of `source` and a prediction of size x size. */
export function difference(source: Plane, at: { x: number; y: number; size: number }, prediction: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < at.size; row++) {
    const start = (at.y + row) * source.stride + at.x;
    const line = row * at.size;
    for (let column = 0; column < at.size; column++)
      sum += Math.abs((source.samples[start + column] ?? 0) - (prediction[line + column] ?? 0));
  }
  return sum;
}

/** Intra prediction of a whole block from its decoded neighbours: vertical, horizontal, or DC (clauses 8.3.3, 8.3.4). */
export function predictIntra(
  decoded: Plane,
  at: { x: number; y: number; size: number },
  mode: 'vertical' | 'horizontal' | 'dc',
  prediction: Uint8Array,
): void {
  const { x, y, size } = at;
  const { samples, stride } = decoded;
  if (mode === 'vertical') {
    const above = (y - 1) * stride + x;
    for (let row = 0; row < size; row++) prediction.set(samples.subarray(above, above + size), row * size);
  } else if (mode === 'horizontal') {
    for (let row = 0; row < size; row++)
      prediction.fill(samples[(y + row) * stride + x - 1] ?? 0, row * size, (row + 1) * size);
  } else if (size === 16) prediction.fill(mean(decoded, { x, y, size: 16, fromAbove: y > 0, fromLeft: x > 0 }));
  else predictChromaDc(decoded, x, y, prediction);
}

function mean(
  { samples, stride }: Plane,
  at: { x: number; y: number; size: number; fromAbove: boolean; fromLeft: boolean },
): number {
  let sum = 0;
  let count = 0;
  if (at.fromAbove) {
    for (let index = 0; index < at.size; index++) sum += samples[(at.y - 1) * stride + at.x + index] ?? 0;
    count += at.size;
  }
  if (at.fromLeft) {
    for (let index = 0; index < at.size; index++) sum += samples[(at.y + index) * stride + at.x - 1] ?? 0;
    count += at.size;
  }
  return count === 0 ? 128 : Math.floor((sum + count / 2) / count);
}

/** Chroma DC differs per 4x4 quarter: the off-diagonal ones prefer one edge (clause 8.3.4.1-3). */
function predictChromaDc(decoded: Plane, x: number, y: number, prediction: Uint8Array): void {
  for (let quarter = 0; quarter < 4; quarter++) {
    const dx = (quarter & 1) * 4;
    const dy = (quarter >> 1) * 4;
    const prefersAbove = quarter === 1 && y > 0;
    const prefersLeft = quarter === 2 && x > 0;
    const value = quarterMean(decoded, {
      x: x + dx,
      y: y + dy,
      above: y > 0 && !prefersLeft ? y - 1 : -1,
      left: x > 0 && !prefersAbove ? x - 1 : -1,
    });
    for (let row = 0; row < 4; row++) prediction.fill(value, (dy + row) * 8 + dx, (dy + row) * 8 + dx + 4);
  }
}

function quarterMean({ samples, stride }: Plane, at: { x: number; y: number; above: number; left: number }): number {
  let sum = 0;
  let count = 0;
  if (at.above >= 0) {
    for (let index = 0; index < 4; index++) sum += samples[at.above * stride + at.x + index] ?? 0;
    count += 4;
  }
  if (at.left >= 0) {
    for (let index = 0; index < 4; index++) sum += samples[(at.y + index) * stride + at.left] ?? 0;
    count += 4;
  }
  return count === 0 ? 128 : Math.floor((sum + count / 2) / count);
}

/**
 * Inter prediction from the picture before with a vector in whole luma samples. Samples outside repeat the edge;
 * a chroma vector may fall on half samples, which are averaged (clause 8.4.2.2).
 */
export function predictInter(
  reference: Plane,
  at: { x: number; y: number; size: number },
  vector: { x: number; y: number },
  prediction: Uint8Array,
): void {
  const isChroma = at.size === 8;
  const left = at.x + (isChroma ? vector.x >> 1 : vector.x);
  const top = at.y + (isChroma ? vector.y >> 1 : vector.y);
  const halfX = isChroma ? vector.x & 1 : 0;
  const halfY = isChroma ? vector.y & 1 : 0;
  const { samples, stride, height } = reference;
  const isInside = left >= 0 && top >= 0 && left + at.size < stride && top + at.size < height;
  for (let row = 0; row < at.size; row++) {
    const line = row * at.size;
    if (isInside && halfX + halfY === 0) {
      const start = (top + row) * stride + left;
      for (let column = 0; column < at.size; column++) prediction[line + column] = samples[start + column] ?? 0;
      continue;
    }
    const upper = clamp(top + row, height) * stride;
    const lower = clamp(top + row + halfY, height) * stride;
    for (let column = 0; column < at.size; column++) {
      const near = clamp(left + column, stride);
      const far = clamp(left + column + halfX, stride);
      const sum =
        (samples[upper + near] ?? 0) +
        (samples[upper + far] ?? 0) +
        (samples[lower + near] ?? 0) +
        (samples[lower + far] ?? 0);
      prediction[line + column] = (sum + 2) >> 2;
    }
  }
}

function clamp(value: number, size: number): number {
  return value < 0 ? 0 : value >= size ? size - 1 : value;
}
