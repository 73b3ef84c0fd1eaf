import { landmarks, square, type LandUse } from './cityPlan.ts';
import { centroid, containsPoint, distance, interpolate, planToMetres, type Point } from './projection.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { Block } from './streets.ts';

export interface Building {
  /** Corners in metres, anticlockwise, not closed. */
  ring: Point[];
  heightM: number;
  use: LandUse | 'landmark';
  name: string | null;
}

type Corners = Block['corners'];

const pavementM = 3.5;

/** Moves each side of the quadrilateral inwards by half its street and a pavement; null when nothing is left. */
export function insetCorners(corners: Corners, streetWidthsM: readonly number[]): Corners | null {
  const lines = corners.map((corner, index) => {
    const next = corners[(index + 1) % 4] ?? corner;
    const length = distance(corner, next) || 1;
    const normal: Point = [-(next[1] - corner[1]) / length, (next[0] - corner[0]) / length];
    const shift = (streetWidthsM[index] ?? 0) / 2 + pavementM;
    return { at: [corner[0] + normal[0] * shift, corner[1] + normal[1] * shift] as Point, normal };
  });
  const moved = corners.map((_, index) => {
    const one = lines[(index + 3) % 4];
    const two = lines[index];
    if (!one || !two) return null;
    const determinant = one.normal[0] * two.normal[1] - one.normal[1] * two.normal[0];
    if (Math.abs(determinant) < 1e-6) return null;
    const first = one.normal[0] * one.at[0] + one.normal[1] * one.at[1];
    const second = two.normal[0] * two.at[0] + two.normal[1] * two.at[1];
    const point: Point = [
      (first * two.normal[1] - second * one.normal[1]) / determinant,
      (one.normal[0] * second - two.normal[0] * first) / determinant,
    ];
    return point;
  });
  const [a, b, c, d] = moved;
  if (!a || !b || !c || !d) return null;
  const area =
    (a[0] * b[1] - b[0] * a[1] + b[0] * c[1] - c[0] * b[1] + c[0] * d[1] - d[0] * c[1] + d[0] * a[1] - a[0] * d[1]) / 2;
  return area > 150 && b[0] > a[0] && c[0] > d[0] && d[1] > a[1] && c[1] > b[1] ? [a, b, c, d] : null;
}

/** A point inside a quadrilateral from two ratios: along it and across it. */
export function within(corners: Corners, along: number, across: number): Point {
  return interpolate(interpolate(corners[0], corners[1], along), interpolate(corners[3], corners[2], along), across);
}

interface Lot {
  west: number;
  south: number;
  east: number;
  north: number;
}

function piece(corners: Corners, lot: Lot): Point[] {
  return [
    within(corners, lot.west, lot.south),
    within(corners, lot.east, lot.south),
    within(corners, lot.east, lot.north),
    within(corners, lot.west, lot.north),
  ].map(planToMetres);
}

/** Cuts the ground into lots about `alongM` by `acrossM` with a gap between neighbours, all metres. */
function* lots(corners: Corners, alongM: number, acrossM: number, gapM: number): Generator<Lot> {
  const lengthM = distance(corners[0], corners[1]);
  const depthM = distance(corners[0], corners[3]);
  const columns = Math.max(1, Math.round(lengthM / alongM));
  const rows = Math.max(1, Math.round(depthM / acrossM));
  const gapAlong = Math.min(0.25 / columns, gapM / 2 / lengthM);
  const gapAcross = Math.min(0.25 / rows, gapM / 2 / depthM);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      yield {
        west: column / columns + gapAlong,
        east: (column + 1) / columns - gapAlong,
        south: row / rows + gapAcross,
        north: (row + 1) / rows - gapAcross,
      };
    }
  }
}

function shrink(lot: Lot, share: number): Lot {
  const along = ((lot.east - lot.west) * (1 - share)) / 2;
  const across = ((lot.north - lot.south) * (1 - share)) / 2;
  return { west: lot.west + along, east: lot.east - along, south: lot.south + across, north: lot.north - across };
}

/** Slabs facing south in rows, the ordinary Chinese housing estate: rows `pitchM` apart, buildings `depthM` deep. */
function* slabs(corners: Corners, lengthM: number, depthM: number, pitchM: number, gapM: number): Generator<Lot> {
  const acrossM = distance(corners[0], corners[3]);
  const share = Math.min(0.8, depthM / Math.min(pitchM, acrossM));
  for (const lot of lots(corners, lengthM + gapM, pitchM, gapM)) {
    yield { ...lot, south: lot.north - (lot.north - lot.south) * share };
  }
}

const floorM = 3.1;

function fill(block: Block, corners: Corners, random: SeededRandom): Building[] {
  const built: Building[] = [];
  const add = (lot: Lot, heightM: number) => {
    built.push({ ring: piece(corners, lot), heightM: Math.round(heightM * 10) / 10, use: block.use, name: null });
  };
  const middle = within(corners, 0.5, 0.5);
  const fromCentreM = distance(middle, square.centre);
  switch (block.use) {
    case 'oldTown':
      for (const lot of lots(corners, 17, 19, 2.4)) {
        if (random.chance(0.9))
          add(
            shrink(lot, random.between(0.82, 1)),
            floorM * random.pick([1, 1, 2, 2, 2, 3]) + random.between(0.6, 1.8),
          );
      }
      break;
    case 'centre': {
      const rise = Math.max(0.25, 1 - fromCentreM / 1700);
      for (const lot of lots(corners, 58, 62, 12)) {
        if (distance(within(corners, lot.west, lot.south), square.centre) < 150) continue;
        const towerM = random.chance(0.45) ? random.between(70, 175) * rise : random.between(24, 58);
        add(lot, random.between(12, 22));
        if (towerM > 34) add(shrink(lot, random.between(0.5, 0.68)), towerM);
      }
      break;
    }
    case 'newDistrict':
      for (const lot of lots(corners, 74, 78, 26)) {
        if (random.chance(0.12)) continue;
        const tall = random.chance(0.5);
        if (tall) add(lot, random.between(10, 18));
        add(shrink(lot, random.between(0.52, 0.66)), tall ? random.between(75, 165) : random.between(36, 70));
      }
      break;
    case 'residential':
      for (const lot of slabs(corners, random.between(38, 52), 12, 31, 9)) {
        if (random.chance(0.94)) add(lot, floorM * random.pick([6, 6, 6, 7, 8, 11]) + 1);
      }
      break;
    case 'highRise': {
      const floors = random.whole(18, 32);
      for (const lot of slabs(corners, 30, 16, 56, 26)) {
        if (random.chance(0.9)) add(lot, floorM * (floors + random.whole(-2, 2)));
      }
      break;
    }
    case 'suburb':
      for (const lot of lots(corners, 21, 26, 7)) {
        if (random.chance(0.5)) add(shrink(lot, random.between(0.66, 0.95)), floorM * random.pick([1, 2, 2, 3]) + 1);
      }
      break;
    case 'industrial':
    case 'port':
      for (const lot of lots(corners, block.use === 'port' ? 110 : 84, 62, 18)) {
        if (random.chance(0.82)) add(lot, random.between(8, 15));
        if (random.chance(0.04)) add(shrink(lot, 0.1), random.between(45, 80));
      }
      break;
    case 'campus':
      for (const lot of slabs(corners, 70, 18, 64, 24)) if (random.chance(0.78)) add(lot, floorM * random.whole(4, 8));
      break;
    case 'station':
      for (const lot of lots(corners, 66, 62, 18))
        if (random.chance(0.8)) add(shrink(lot, 0.85), random.between(15, 62));
      break;
    case 'square':
    case 'park':
    case 'hill':
    case 'stream':
    case 'railway':
    case 'field':
      break;
  }
  return built;
}

function landmarkBuilding(landmark: (typeof landmarks)[number]): Building {
  const [x, y] = planToMetres(landmark.at);
  const ring = Array.from({ length: landmark.sides }, (_, index): Point => {
    const angle = ((index + 0.5) / landmark.sides) * 2 * Math.PI;
    return [x + landmark.radiusM * Math.cos(angle), y + landmark.radiusM * Math.sin(angle)];
  });
  return { ring, heightM: landmark.heightM, use: 'landmark', name: landmark.name };
}

/** All buildings of the city; those that would stand where a landmark stands give way to it. */
export function raiseBuildings(blocks: readonly Block[], random: SeededRandom): Building[] {
  const named = landmarks.map(landmarkBuilding);
  const cleared = landmarks.map((landmark) => ({ at: planToMetres(landmark.at), radiusM: landmark.radiusM + 6 }));
  const ordinary = blocks.flatMap((block) => {
    const corners = insetCorners(block.corners, block.streetWidthsM);
    return corners ? fill(block, corners, random) : [];
  });
  const kept = ordinary.filter((building) =>
    cleared.every(
      ({ at, radiusM }) =>
        !containsPoint(building.ring, at) &&
        building.ring.every((corner) => distance(corner, at) > radiusM) &&
        distance(centroid(building.ring), at) > radiusM,
    ),
  );
  return [...named, stationHall(), ...kept];
}

function stationHall(): Building {
  const corners: Corners = [
    [30, 1845],
    [240, 1845],
    [240, 1874],
    [30, 1874],
  ];
  return { ring: corners.map(planToMetres), heightM: 28, use: 'station', name: '澜川站' };
}
