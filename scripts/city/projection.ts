/** A pair of metres or of plan coordinates. */
export type Point = [number, number];

/** An invented place; the metres are a local flat grid around it. */
export const origin = { lon: 113.0, lat: 29.5 };
const earthRadiusM = 6378137;
export const metresPerDegLat = 110857.4;
export const metresPerDegLon = (Math.PI / 180) * earthRadiusM * Math.cos((origin.lat * Math.PI) / 180);

/**
 * The plan is drawn on straight axes, `s` along the river and `t` across it (north positive), both in metres.
 * This bends it: the river meanders and the streets near it follow, those far away run straight.
 */
export function planToMetres([s, t]: Point): Point {
  const riverY = 420 * Math.sin(s / 1350 + 0.5) + 130 * Math.sin(s / 610 + 1.9);
  const nearness = Math.exp(-((t / 1400) ** 2));
  const x = s + 55 * Math.sin(t / 620 + 0.8) + 35 * Math.sin(t / 1450 + s / 2300);
  return [x, t + riverY * nearness];
}

export function metresToLonLat([x, y]: Point): Point {
  return [round(origin.lon + x / metresPerDegLon, 6), round(origin.lat + y / metresPerDegLat, 6)];
}

export function planToLonLat(point: Point): Point {
  return metresToLonLat(planToMetres(point));
}

export function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  return rounded === 0 ? 0 : rounded;
}

export function interpolate(from: Point, to: Point, ratio: number): Point {
  return [from[0] + (to[0] - from[0]) * ratio, from[1] + (to[1] - from[1]) * ratio];
}

export function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** Points of a straight plan line at multiples of `stepM` along the axes, so that lines which overlap share their points. */
export function densify(from: Point, to: Point, stepM = 50): Point[] {
  const axis = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]) ? 0 : 1;
  const start = from[axis];
  const end = to[axis];
  const points: Point[] = [from];
  if (start !== end) {
    const forward = end > start;
    const low = Math.floor(Math.min(start, end) / stepM) + 1;
    const high = Math.ceil(Math.max(start, end) / stepM) - 1;
    for (let index = 0; index <= high - low; index += 1) {
      const value = (forward ? low + index : high - index) * stepM;
      points.push(interpolate(from, to, (value - start) / (end - start)));
    }
  }
  points.push(to);
  return points;
}

export function densifyRing(corners: readonly Point[], stepM = 50): Point[] {
  const ring: Point[] = [];
  corners.forEach((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner;
    ring.push(...densify(corner, next, stepM).slice(0, -1));
  });
  const first = ring[0];
  if (first) ring.push(first);
  return ring;
}

export function containsPoint(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let index = 0, previous = ring.length - 1; index < ring.length; previous = index, index += 1) {
    const [ax, ay] = ring[index] ?? [0, 0];
    const [bx, by] = ring[previous] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function centroid(points: readonly Point[]): Point {
  const total = points.reduce<Point>((sum, point) => [sum[0] + point[0], sum[1] + point[1]], [0, 0]);
  return [total[0] / points.length, total[1] / points.length];
}
