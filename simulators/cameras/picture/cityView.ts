import type { CityScene } from '../cityScene.ts';
import type { ScenePoint } from './pinhole.ts';

/** How far a camera draws, metres. */
const farthestM = 5000;
const treesWithinM = 1500;

export interface ViewedBuilding {
  outline: Float64Array;
  heightM: number;
  x: number;
  y: number;
  radiusM: number;
  distanceM: number;
  hash: number;
}

export interface ViewedRoad {
  widthM: number;
  kind: string;
  line: Float64Array;
}

export interface Tree {
  x: number;
  y: number;
  heightM: number;
  hash: number;
}

/** What of the city one camera position can have in its picture; buildings nearest first. */
export interface CityView {
  buildings: ViewedBuilding[];
  roads: ViewedRoad[];
  water: Float64Array[];
  parks: Float64Array[];
  trees: Tree[];
}

/** A repeatable number of 32 bits for a place. */
export function placeHash(x: number, y: number): number {
  let hash = Math.imul(Math.round(x * 8), 0x9e3779b1) ^ Math.imul(Math.round(y * 8), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The city in the form the painters use; made once and shared by all cameras. */
export interface CityShapes {
  buildings: Omit<ViewedBuilding, 'distanceM'>[];
  roads: ViewedRoad[];
  water: Float64Array[];
  parks: Float64Array[];
}

export function createCityShapes(scene: CityScene): CityShapes {
  const buildings = scene.buildings.flatMap(([heightM = 0, ...coordinates]) => {
    const outline = counterClockwise(coordinates);
    const { x, y, radiusM } = extent(outline);
    return outline.length < 6 ? [] : [{ outline, heightM, x, y, radiusM, hash: placeHash(x, y) }];
  });
  return {
    buildings,
    roads: scene.roads.map((road) => ({ ...road, line: Float64Array.from(road.line) })),
    water: scene.water.map((area) => Float64Array.from(area)),
    parks: scene.parks.map((park) => Float64Array.from(park)),
  };
}

export function createCityView(shapes: CityShapes, position: ScenePoint): CityView {
  const buildings: ViewedBuilding[] = [];
  for (const building of shapes.buildings) {
    const { outline, heightM, x, y, radiusM } = building;
    const distanceM = Math.hypot(x - position.x, y - position.y);
    // A camera stands outside of the building that carries it: what encloses the lens is left out.
    const holdsLens = distanceM <= radiusM && position.z < heightM + 0.5 && isInside(outline, position.x, position.y);
    // From low down, far low buildings are hidden by the near ones.
    const isHidden = position.z < 60 && distanceM > 1500 && heightM < 35;
    if (distanceM - radiusM > farthestM || holdsLens || isHidden) continue;
    buildings.push({ ...building, distanceM });
  }
  buildings.sort((a, b) => a.distanceM - b.distanceM);
  const { roads, water, parks } = shapes;
  const close = buildings.filter((building) => building.distanceM - building.radiusM < treesWithinM);
  const trees = [...parkTrees(parks, position), ...streetTrees(roads, position)].filter(
    (tree) =>
      !water.some((area) => isInside(area, tree.x, tree.y)) &&
      !close.some((building) => isNear(building, tree) && isInside(building.outline, tree.x, tree.y)),
  );
  return { buildings, roads, water, parks, trees };
}

function isNear(building: ViewedBuilding, tree: Tree): boolean {
  return Math.abs(building.x - tree.x) < building.radiusM && Math.abs(building.y - tree.y) < building.radiusM;
}

function extent(outline: Float64Array): { x: number; y: number; radiusM: number } {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let index = 0; index < outline.length; index += 2) {
    left = Math.min(left, outline[index] ?? 0);
    right = Math.max(right, outline[index] ?? 0);
    bottom = Math.min(bottom, outline[index + 1] ?? 0);
    top = Math.max(top, outline[index + 1] ?? 0);
  }
  return { x: (left + right) / 2, y: (bottom + top) / 2, radiusM: Math.hypot(right - left, top - bottom) / 2 };
}

/** Without a repeated last corner, counter-clockwise seen from above. */
function counterClockwise(coordinates: readonly number[]): Float64Array {
  let length = coordinates.length - (coordinates.length % 2);
  if (length >= 4 && coordinates[0] === coordinates[length - 2] && coordinates[1] === coordinates[length - 1])
    length -= 2;
  const outline = Float64Array.from(coordinates.slice(0, length));
  let area = 0;
  for (let index = 0; index < length; index += 2) {
    const next = (index + 2) % length;
    area += (outline[index] ?? 0) * (outline[next + 1] ?? 0) - (outline[next] ?? 0) * (outline[index + 1] ?? 0);
  }
  if (area >= 0) return outline;
  const reversed = new Float64Array(length);
  for (let index = 0; index < length; index += 2) {
    reversed[index] = outline[length - 2 - index] ?? 0;
    reversed[index + 1] = outline[length - 1 - index] ?? 0;
  }
  return reversed;
}

export function isInside(outline: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let index = 0, previous = outline.length - 2; index < outline.length; previous = index, index += 2) {
    const [x0, y0] = [outline[index] ?? 0, outline[index + 1] ?? 0];
    const [x1, y1] = [outline[previous] ?? 0, outline[previous + 1] ?? 0];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

function parkTrees(parks: readonly Float64Array[], position: ScenePoint): Tree[] {
  const trees: Tree[] = [];
  const stepM = 14;
  for (const park of parks) {
    const { x, y, radiusM } = extent(park);
    if (Math.hypot(x - position.x, y - position.y) - radiusM > treesWithinM) continue;
    for (let east = x - radiusM; east < x + radiusM; east += stepM)
      for (let north = y - radiusM; north < y + radiusM; north += stepM) {
        const hash = placeHash(east, north);
        const place = { x: east + (hash & 15) - 8, y: north + ((hash >> 4) & 15) - 8 };
        const isClose = Math.hypot(place.x - position.x, place.y - position.y) < treesWithinM;
        if (hash % 3 !== 0 && isClose && isInside(park, place.x, place.y))
          trees.push({ ...place, heightM: 6 + ((hash >> 8) & 7), hash });
      }
  }
  return trees;
}

function streetTrees(roads: readonly ViewedRoad[], position: ScenePoint): Tree[] {
  const trees: Tree[] = [];
  for (const road of roads) {
    if (road.widthM < 10 || road.kind === 'rail') continue;
    for (let index = 0; index + 3 < road.line.length; index += 2) {
      const [x0, y0] = [road.line[index] ?? 0, road.line[index + 1] ?? 0];
      const [dx, dy] = [(road.line[index + 2] ?? 0) - x0, (road.line[index + 3] ?? 0) - y0];
      const length = Math.hypot(dx, dy);
      const aside = road.widthM / 2 + 2.5;
      for (let along = 16; along < length - 16; along += 18)
        for (const side of [-1, 1]) {
          const x = x0 + (dx * along - dy * side * aside) / length;
          const y = y0 + (dy * along + dx * side * aside) / length;
          const distance = Math.hypot(x - position.x, y - position.y);
          if (distance > 6 && distance < treesWithinM / 2)
            trees.push({ x, y, heightM: 5 + (placeHash(x, y) % 3), hash: placeHash(x, y) });
        }
    }
  }
  return trees;
}
