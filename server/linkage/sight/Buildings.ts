import Flatbush from 'flatbush';
import { z } from 'zod';
import type { Position } from '../../../protocol/geometry/place.ts';

const sceneSchema = z.object({
  originLon: z.number(),
  originLat: z.number(),
  metresPerDegLon: z.number().positive(),
  metresPerDegLat: z.number().positive(),
  /** Height, then x and y of each corner, metres. */
  buildings: z.array(z.array(z.number()).min(7)),
});
/** Buildings in metres east and north of an origin: [height, x1, y1, x2, y2, ...]. */
export type BuildingScene = z.infer<typeof sceneSchema>;

/** Part of a ray, metres from its start, that lies over one building. */
export interface Crossing {
  readonly building: number;
  readonly fromM: number;
  readonly toM: number;
}

/** A ray is looked up in pieces: the box of a long slanting one would hold half the city. */
const pieceM = 250;

/** The footprints and heights of a city with a spatial index over them; metres in the plane of its origin. */
export class Buildings {
  readonly count: number;
  readonly #scene: BuildingScene;
  readonly #heights: Float64Array;
  readonly #corners: Float64Array;
  readonly #starts: Uint32Array;
  readonly #index: Flatbush | null;

  constructor(scene: BuildingScene) {
    const { buildings } = scene;
    this.#scene = scene;
    this.count = buildings.length;
    this.#heights = Float64Array.from(buildings, ([height = 0]) => height);
    this.#corners = Float64Array.from(buildings.flatMap((building) => building.slice(1)));
    this.#starts = new Uint32Array(buildings.length + 1);
    buildings.forEach((building, at) => (this.#starts[at + 1] = (this.#starts[at] ?? 0) + building.length - 1));
    this.#index = this.count === 0 ? null : this.#buildIndex();
  }

  static parse(text: string): Buildings {
    return new Buildings(sceneSchema.parse(JSON.parse(text)));
  }

  static none(): Buildings {
    return new Buildings({ originLon: 0, originLat: 0, metresPerDegLon: 1, metresPerDegLat: 1, buildings: [] });
  }

  /** Metres east and north of the origin. */
  toMetres({ lon, lat }: Position): [number, number] {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat } = this.#scene;
    return [(lon - originLon) * metresPerDegLon, (lat - originLat) * metresPerDegLat];
  }

  toPosition(x: number, y: number): Position {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat } = this.#scene;
    return { lon: originLon + x / metresPerDegLon, lat: originLat + y / metresPerDegLat };
  }

  heightM(building: number): number {
    return this.#heights[building] ?? 0;
  }

  /** Mean of the corners: where to point at the building on a map. */
  middle(building: number): [number, number] {
    const [start, end] = [this.#starts[building] ?? 0, this.#starts[building + 1] ?? 0];
    let [x, y] = [0, 0];
    for (let at = start; at < end; at += 2) {
      x += this.#corners[at] ?? 0;
      y += this.#corners[at + 1] ?? 0;
    }
    const corners = Math.max(1, (end - start) / 2);
    return [x / corners, y / corners];
  }

  /** The buildings a point lies in, or nearer to than `reachM`. */
  at(x: number, y: number, reachM = 0): number[] {
    return (
      this.#index
        ?.search(x - reachM, y - reachM, x + reachM, y + reachM)
        .filter((building) => this.#distanceM(building, x, y) <= reachM) ?? []
    );
  }

  /**
   * Where a ray passes over buildings that are high enough to matter, the nearest first. `lowestM` says
   * how high something must at least be to matter between two distances; `visit` ends the walk by answering true.
   */
  walk(
    { x, y, dx, dy, lengthM }: { x: number; y: number; dx: number; dy: number; lengthM: number },
    lowestM: (fromM: number, toM: number) => number,
    visit: (crossing: Crossing) => boolean,
  ): void {
    if (this.#index === null) return;
    const seen = new Set<number>();
    let waiting: Crossing[] = [];
    for (let fromM = 0; fromM < lengthM; fromM += pieceM) {
      const toM = Math.min(lengthM, fromM + pieceM);
      const [x0, y0, x1, y1] = [x + dx * fromM, y + dy * fromM, x + dx * toM, y + dy * toM];
      const matters = lowestM(fromM, toM);
      const found = this.#index.search(
        Math.min(x0, x1),
        Math.min(y0, y1),
        Math.max(x0, x1),
        Math.max(y0, y1),
        (building) => (this.#heights[building] ?? 0) > matters && !seen.has(building),
      );
      for (const building of found) {
        seen.add(building);
        waiting.push(...this.#crossings(building, { x, y, dx, dy, lengthM }));
      }
      waiting.sort((first, second) => first.fromM - second.fromM);
      // A long building found here may be crossed farther on only, behind what the next pieces find.
      const isLast = toM === lengthM;
      const later = waiting.findIndex((crossing) => crossing.fromM >= toM);
      const due = isLast || later === -1 ? waiting : waiting.slice(0, later);
      waiting = isLast || later === -1 ? [] : waiting.slice(later);
      for (const crossing of due) if (visit(crossing)) return;
    }
  }

  /** The stretches of a ray over one footprint: its crossings with the whole line in order, two by two. */
  #crossings(
    building: number,
    { x, y, dx, dy, lengthM }: { x: number; y: number; dx: number; dy: number; lengthM: number },
  ): Crossing[] {
    const [start, end] = [this.#starts[building] ?? 0, this.#starts[building + 1] ?? 0];
    const corners = this.#corners;
    const meets: number[] = [];
    let x1 = (corners[end - 2] ?? 0) - x;
    let y1 = (corners[end - 1] ?? 0) - y;
    let side1 = dx * y1 - dy * x1;
    for (let at = start; at < end; at += 2) {
      const x2 = (corners[at] ?? 0) - x;
      const y2 = (corners[at + 1] ?? 0) - y;
      const side2 = dx * y2 - dy * x2;
      if (side1 < 0 !== side2 < 0) {
        const share = side1 / (side1 - side2);
        meets.push(dx * (x1 + share * (x2 - x1)) + dy * (y1 + share * (y2 - y1)));
      }
      [x1, y1, side1] = [x2, y2, side2];
    }
    meets.sort((first, second) => first - second);
    const crossings: Crossing[] = [];
    for (let at = 0; at + 1 < meets.length; at += 2) {
      const fromM = Math.max(0, meets[at] ?? 0);
      const toM = Math.min(lengthM, meets[at + 1] ?? 0);
      if (toM > fromM) crossings.push({ building, fromM, toM });
    }
    return crossings;
  }

  /** To the footprint; 0 inside it. */
  #distanceM(building: number, x: number, y: number): number {
    const [start, end] = [this.#starts[building] ?? 0, this.#starts[building + 1] ?? 0];
    const corners = this.#corners;
    let isInside = false;
    let nearest = Infinity;
    let [x1, y1] = [corners[end - 2] ?? 0, corners[end - 1] ?? 0];
    for (let at = start; at < end; at += 2) {
      const [x2, y2] = [corners[at] ?? 0, corners[at + 1] ?? 0];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
      const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
      const share = squared === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared;
      const along = Math.min(1, Math.max(0, share));
      nearest = Math.min(nearest, Math.hypot(x1 + along * (x2 - x1) - x, y1 + along * (y2 - y1) - y));
      [x1, y1] = [x2, y2];
    }
    return isInside ? 0 : nearest;
  }

  #buildIndex(): Flatbush {
    const index = new Flatbush(this.count);
    for (let building = 0; building < this.count; building += 1) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let at = this.#starts[building] ?? 0; at < (this.#starts[building + 1] ?? 0); at += 2) {
        const [x, y] = [this.#corners[at] ?? 0, this.#corners[at + 1] ?? 0];
        [west, east] = [Math.min(west, x), Math.max(east, x)];
        [south, north] = [Math.min(south, y), Math.max(north, y)];
      }
      index.add(west, south, east, north);
    }
    index.finish();
    return index;
  }
}
