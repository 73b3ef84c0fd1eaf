import type { Pinhole } from './pinhole.ts';

const nearM = 0.4;

/** A polygon on its way to the screen: filled in view space, clipped at the near plane, projected. Reused, never kept. */
export class Polygon {
  private readonly view = new Float64Array(3 * 2048);
  private readonly clipped = new Float64Array(3 * 4096);
  readonly xs = new Float64Array(4096);
  readonly ys = new Float64Array(4096);
  count = 0;
  private corners = 0;

  reset(): void {
    this.corners = 0;
  }

  add(pinhole: Pinhole, x: number, y: number, z: number): void {
    if (this.corners * 3 + 3 > this.view.length) return;
    pinhole.toView(x, y, z, this.view, this.corners * 3);
    this.corners++;
  }

  /** Clips and projects; false when nothing of it can be on the picture. */
  project(pinhole: Pinhole): boolean {
    this.clipNear();
    if (this.count < 3) return false;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let index = 0; index < this.count; index++) {
      const scale = pinhole.focal / (this.clipped[index * 3 + 2] ?? 1);
      const x = pinhole.centreX + (this.clipped[index * 3] ?? 0) * scale;
      const y = pinhole.centreY + (this.clipped[index * 3 + 1] ?? 0) * scale;
      this.xs[index] = x;
      this.ys[index] = y;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    return right > 0 && left < pinhole.width && bottom > 0 && top < pinhole.height;
  }

  /**
   * The plane of the first three corners as a linear function of the pixel: 1/depth = a * x + b * y + c.
   * Null where it is seen edge-on.
   */
  inverseDepth(pinhole: Pinhole): { a: number; b: number; c: number } | null {
    const v = this.view;
    const at = (index: number) => v[index] ?? 0;
    const [ux, uy, uz] = [at(3) - at(0), at(4) - at(1), at(5) - at(2)];
    const [wx, wy, wz] = [at(6) - at(0), at(7) - at(1), at(8) - at(2)];
    const nx = uy * wz - uz * wy;
    const ny = uz * wx - ux * wz;
    const nz = ux * wy - uy * wx;
    const distance = nx * at(0) + ny * at(1) + nz * at(2);
    if (Math.abs(distance) < 1e-9) return null;
    const a = nx / distance / pinhole.focal;
    const b = ny / distance / pinhole.focal;
    return { a, b, c: nz / distance - a * pinhole.centreX - b * pinhole.centreY };
  }

  private clipNear(): void {
    this.count = 0;
    for (let index = 0; index < this.corners; index++) {
      const from = index * 3;
      const to = ((index + 1) % this.corners) * 3;
      const z = this.view[from + 2] ?? 0;
      const nextZ = this.view[to + 2] ?? 0;
      if (z >= nearM) this.keep(this.view[from] ?? 0, this.view[from + 1] ?? 0, z);
      if (z >= nearM !== nextZ >= nearM) {
        const share = (nearM - z) / (nextZ - z);
        const x = (this.view[from] ?? 0) * (1 - share) + (this.view[to] ?? 0) * share;
        const y = (this.view[from + 1] ?? 0) * (1 - share) + (this.view[to + 1] ?? 0) * share;
        this.keep(x, y, nearM);
      }
    }
  }

  private keep(x: number, y: number, z: number): void {
    this.clipped[this.count * 3] = x;
    this.clipped[this.count * 3 + 1] = y;
    this.clipped[this.count * 3 + 2] = z;
    this.count++;
  }
}

const crossings = new Float64Array(4096);

/** Calls `span` for every run of pixels whose centres lie inside the polygon (even-odd). */
export function scanPolygon(
  polygon: Polygon,
  size: { width: number; height: number },
  span: (y: number, from: number, to: number) => void,
): void {
  const { xs, ys, count } = polygon;
  let top = Infinity;
  let bottom = -Infinity;
  for (let index = 0; index < count; index++) {
    const y = ys[index] ?? 0;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const last = Math.min(size.height - 1, Math.ceil(bottom - 0.5) - 1);
  for (let y = Math.max(0, Math.ceil(top - 0.5)); y <= last; y++) {
    let found = 0;
    for (let index = 0; index < count; index++) {
      const next = index + 1 === count ? 0 : index + 1;
      const y0 = ys[index] ?? 0;
      const y1 = ys[next] ?? 0;
      if (y0 <= y + 0.5 === y1 <= y + 0.5) continue;
      const x0 = xs[index] ?? 0;
      let x = x0 + (((xs[next] ?? 0) - x0) * (y + 0.5 - y0)) / (y1 - y0);
      let slot = found++;
      for (; slot > 0 && (crossings[slot - 1] ?? 0) > x; slot--) crossings[slot] = crossings[slot - 1] ?? 0;
      if (x < -1e6) x = -1e6;
      crossings[slot] = x;
    }
    for (let pair = 0; pair + 1 < found; pair += 2) {
      const from = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5));
      const to = Math.min(size.width, Math.ceil((crossings[pair + 1] ?? 0) - 0.5));
      if (from < to) span(y, from, to);
    }
  }
}
