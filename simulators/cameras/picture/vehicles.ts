import { placeHash } from './cityView.ts';
import type { CityView } from './cityView.ts';
import type { Pinhole, ScenePoint } from './pinhole.ts';

export interface VehiclePlace {
  x: number;
  y: number;
  /** Unit vector of the direction of travel. */
  alongX: number;
  alongY: number;
  hash: number;
}

export interface Lane {
  centreX: number;
  centreY: number;
  radiusM: number;
  xs: Float64Array;
  ys: Float64Array;
  /** Metres from the start to each corner. */
  distances: Float64Array;
  lengthM: number;
  asideM: number;
  speedMps: number;
  vehicles: { startM: number; hash: number }[];
}

export const vehicleLengthM = 4.4;
/** Vehicles that would be shorter on the picture are left out. */
export const smallestPixels = 2.2;
const withinM = 1300;
/** Metres between vehicles, and metres per second, by the width of the road. */
function density(widthM: number): { spacingM: number; speedMps: number } {
  if (widthM >= 25) return { spacingM: 55, speedMps: 13 };
  return widthM >= 12 ? { spacingM: 80, speedMps: 10 } : { spacingM: 190, speedMps: 6 };
}

/** Vehicles on the streets around a camera; where they are depends on the clock alone. */
export class Vehicles {
  private readonly lanes: Lane[] = [];

  constructor(view: CityView, position: ScenePoint) {
    for (const road of view.roads) {
      if (road.kind === 'rail' || !isWithin(road.line, position)) continue;
      for (const direction of [1, -1] as const) this.lanes.push(createLane(road.line, road.widthM, direction));
    }
  }

  /** The lanes that can be on the picture with vehicles of a visible size. */
  lanesInView(pinhole: Pinhole): readonly Lane[] {
    const { position, forward, right, focal, width } = pinhole;
    return this.lanes.filter((lane) => {
      const dx = lane.centreX - position.x;
      const dy = lane.centreY - position.y;
      const depth = dx * forward.x + dy * forward.y - position.z * forward.z;
      const across = Math.abs(dx * right.x + dy * right.y);
      const nearest = Math.max(1, Math.hypot(dx, dy, position.z) - lane.radiusM);
      if ((vehicleLengthM * focal) / nearest < smallestPixels || depth < -lane.radiusM) return false;
      return across - lane.radiusM < ((depth + lane.radiusM) * width) / 2 / focal;
    });
  }

  /** Calls `visit` for every vehicle of some lanes at a time of the clock; the argument is reused. */
  forEach(lanes: readonly Lane[], clockMs: number, visit: (place: VehiclePlace) => void): void {
    const place: VehiclePlace = { x: 0, y: 0, alongX: 0, alongY: 0, hash: 0 };
    // The time of day is precise enough and keeps the products small.
    const seconds = (clockMs % 86_400_000) / 1000;
    for (const lane of lanes)
      for (const vehicle of lane.vehicles) {
        const along = (vehicle.startM + seconds * lane.speedMps) % lane.lengthM;
        let corner = 0;
        while (corner + 2 < lane.distances.length && (lane.distances[corner + 1] ?? 0) < along) corner++;
        const from = lane.distances[corner] ?? 0;
        const length = (lane.distances[corner + 1] ?? 0) - from;
        const [x0, y0] = [lane.xs[corner] ?? 0, lane.ys[corner] ?? 0];
        place.alongX = ((lane.xs[corner + 1] ?? 0) - x0) / length;
        place.alongY = ((lane.ys[corner + 1] ?? 0) - y0) / length;
        place.x = x0 + place.alongX * (along - from) + place.alongY * lane.asideM;
        place.y = y0 + place.alongY * (along - from) - place.alongX * lane.asideM;
        place.hash = vehicle.hash;
        visit(place);
      }
  }
}

function isWithin(line: Float64Array, position: ScenePoint): boolean {
  for (let index = 0; index < line.length; index += 2)
    if (Math.hypot((line[index] ?? 0) - position.x, (line[index + 1] ?? 0) - position.y) < withinM) return true;
  return false;
}

function createLane(line: Float64Array, widthM: number, direction: 1 | -1): Lane {
  const corners = line.length / 2;
  const xs = new Float64Array(corners);
  const ys = new Float64Array(corners);
  const distances = new Float64Array(corners);
  for (let index = 0; index < corners; index++) {
    const from = direction === 1 ? index : corners - 1 - index;
    xs[index] = line[from * 2] ?? 0;
    ys[index] = line[from * 2 + 1] ?? 0;
    if (index > 0)
      distances[index] =
        (distances[index - 1] ?? 0) +
        Math.hypot((xs[index] ?? 0) - (xs[index - 1] ?? 0), (ys[index] ?? 0) - (ys[index - 1] ?? 0));
  }
  const lengthM = distances[corners - 1] ?? 0;
  const { spacingM, speedMps } = density(widthM);
  const hash = placeHash(xs[0] ?? 0, ys[0] ?? 0);
  const count = lengthM > 5 ? Math.floor(lengthM / spacingM + (hash % 100) / 100) : 0;
  const vehicles = Array.from({ length: count }, (_, index) => {
    const own = placeHash(hash % 9973, index * 17 + direction);
    return { startM: (index * lengthM) / count + (own % 1000) / 100, hash: own };
  });
  const [centreX, centreY] = [middle(xs), middle(ys)];
  const radiusM = Math.max(...Array.from(xs, (x, index) => Math.hypot(x - centreX, (ys[index] ?? 0) - centreY))) + 20;
  const asideM = widthM >= 25 ? widthM / 6 + (hash % 2) * 4 : widthM / 4;
  return { centreX, centreY, radiusM, xs, ys, distances, lengthM, asideM, speedMps, vehicles };
}

function middle(values: Float64Array): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
