import { banks, bridges, landUseAt, planBounds, square, type Bank, type LandUse } from './cityPlan.ts';
import { createStemSupply, englishName, type Name } from './names.ts';
import { distance, interpolate, type Point } from './projection.ts';
import type { SeededRandom } from './seededRandom.ts';

export type StreetClass = 'arterial' | 'collector' | 'lane';
export const streetWidthM: Record<StreetClass, number> = { arterial: 32, collector: 16, lane: 7 };

/** A street that is straight on the plan. */
export interface Street {
  name: Name;
  class: StreetClass;
  from: Point;
  to: Point;
  bridge: Name | null;
}

/** Land between streets: corners anticlockwise from the south-west, and the width of the street at each side (south, east, north, west). */
export interface Block {
  corners: [Point, Point, Point, Point];
  streetWidthsM: [number, number, number, number];
  use: LandUse;
}

/** The longest side a block of this use keeps, metres; Infinity is never divided. */
const longestSideM: Record<LandUse, number> = {
  oldTown: 105,
  centre: 165,
  square: Infinity,
  residential: 190,
  highRise: 230,
  newDistrict: 190,
  industrial: 290,
  port: 340,
  suburb: 230,
  campus: 280,
  station: 210,
  park: Infinity,
  hill: Infinity,
  stream: Infinity,
  railway: Infinity,
  field: Infinity,
};

export interface StreetNetwork {
  streets: Street[];
  blocks: Block[];
}

export function layStreets(random: SeededRandom): StreetNetwork {
  const network: StreetNetwork = { streets: [], blocks: [] };
  const arterialNames = banks.flatMap((bank) => [...bank.columnNames, ...bank.rowNames]);
  const nextStem = createStemSupply(
    random,
    arterialNames.map((name) => name.slice(0, 2)),
  );
  for (const bank of banks) layArterials(bank, network.streets);
  for (const bank of banks) {
    for (let column = 0; column < bank.columns.length - 1; column += 1) {
      for (let row = 0; row < bank.rows.length - 1; row += 1) {
        const block = superblock(bank, column, row);
        if (block.use === 'square') divideSquare(block, random, nextStem, network);
        else divide(block, 0, random, nextStem, network);
      }
    }
  }
  return network;
}

function named(zh: string): Name {
  return { zh, en: englishName(zh) };
}

function layArterials(bank: Bank, streets: Street[]): void {
  const near = bank.rows[0] ?? 0;
  const far = bank.rows[bank.rows.length - 1] ?? 0;
  bank.columns.forEach((s, index) => {
    const bridge = bridges.find((candidate) => candidate.s === s);
    if (bridge && bank.side === 'south') {
      const north = banks[0]?.rows;
      const northNear = north?.[0] ?? 0;
      const northFar = north?.[north.length - 1] ?? 0;
      const road = named(bridge.road);
      streets.push({ name: road, class: 'arterial', from: [s, far], to: [s, near], bridge: null });
      streets.push({ name: road, class: 'arterial', from: [s, near], to: [s, northNear], bridge: named(bridge.name) });
      streets.push({ name: road, class: 'arterial', from: [s, northNear], to: [s, northFar], bridge: null });
    } else if (!bridge) {
      const zh = bank.columnNames[index] ?? '';
      const kind = zh === '柳溪东路' ? 'collector' : 'arterial';
      streets.push({ name: named(zh), class: kind, from: [s, near], to: [s, far], bridge: null });
    }
  });
  bank.rows.forEach((t, index) => {
    const name = named(bank.rowNames[index] ?? '');
    streets.push({ name, class: 'arterial', from: [planBounds.west, t], to: [planBounds.east, t], bridge: null });
  });
}

function superblock(bank: Bank, column: number, row: number): Block {
  const west = bank.columns[column] ?? 0;
  const east = bank.columns[column + 1] ?? 0;
  const one = bank.rows[row] ?? 0;
  const other = bank.rows[row + 1] ?? 0;
  const south = Math.min(one, other);
  const north = Math.max(one, other);
  const corners: Block['corners'] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const width = streetWidthM.arterial;
  return { corners, streetWidthsM: [width, width, width, width], use: landUseAt(bank, column, row) };
}

/** Cuts a block in two along its longer direction until the pieces are small enough for their use. */
function divide(block: Block, depth: number, random: SeededRandom, nextStem: () => string, into: StreetNetwork): void {
  const [southWest, southEast, northEast, northWest] = block.corners;
  const alongM = (distance(southWest, southEast) + distance(northWest, northEast)) / 2;
  const acrossM = (distance(southWest, northWest) + distance(southEast, northEast)) / 2;
  const limit = longestSideM[block.use];
  if (Math.max(alongM, acrossM) <= limit * (depth > 0 ? 1 : 1.2)) {
    into.blocks.push(block);
    return;
  }
  const skew = block.use === 'oldTown' ? 0.07 : block.use === 'suburb' ? 0.05 : 0.02;
  const ratio = random.between(0.41, 0.59);
  const otherRatio = ratio + random.between(-skew, skew);
  const kind: StreetClass = depth === 0 || (depth === 1 && block.use !== 'oldTown') ? 'collector' : 'lane';
  const width = streetWidthM[kind];
  const [southWidth, eastWidth, northWidth, westWidth] = block.streetWidthsM;
  if (alongM >= acrossM) {
    const from = interpolate(southWest, southEast, ratio);
    const to = interpolate(northWest, northEast, otherRatio);
    into.streets.push(newStreet(from, to, kind, random, nextStem));
    const west: Block = {
      ...block,
      corners: [southWest, from, to, northWest],
      streetWidthsM: [southWidth, width, northWidth, westWidth],
    };
    const east: Block = {
      ...block,
      corners: [from, southEast, northEast, to],
      streetWidthsM: [southWidth, eastWidth, northWidth, width],
    };
    divide(west, depth + 1, random, nextStem, into);
    divide(east, depth + 1, random, nextStem, into);
  } else {
    const from = interpolate(southWest, northWest, ratio);
    const to = interpolate(southEast, northEast, otherRatio);
    into.streets.push(newStreet(from, to, kind, random, nextStem));
    const south: Block = {
      ...block,
      corners: [southWest, southEast, to, from],
      streetWidthsM: [southWidth, eastWidth, width, westWidth],
    };
    const north: Block = {
      ...block,
      corners: [from, to, northEast, northWest],
      streetWidthsM: [width, eastWidth, northWidth, westWidth],
    };
    divide(south, depth + 1, random, nextStem, into);
    divide(north, depth + 1, random, nextStem, into);
  }
}

function newStreet(from: Point, to: Point, kind: StreetClass, random: SeededRandom, nextStem: () => string): Street {
  const ending = kind === 'collector' ? random.pick(['路', '街']) : random.pick(['巷', '巷', '里']);
  return { name: named(nextStem() + ending), class: kind, from, to, bridge: null };
}

/** The square keeps its shape on every rebuild: three streets frame it on the sides away from the river. */
function divideSquare(block: Block, random: SeededRandom, nextStem: () => string, into: StreetNetwork): void {
  const [[west, south], , [east, north]] = block.corners;
  const { west: left, east: right, north: top } = square;
  const width = streetWidthM.collector;
  const outer = streetWidthM.arterial;
  const frame = (zh: string, from: Point, to: Point) =>
    into.streets.push({ name: named(zh), class: 'collector', from, to, bridge: null });
  frame('广场北路', [west, top], [east, top]);
  frame('广场西路', [left, south], [left, top]);
  frame('广场东路', [right, south], [right, top]);
  const rectangle = (w: number, s: number, e: number, n: number): Block['corners'] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ];
  into.blocks.push({
    use: 'square',
    corners: rectangle(left, south, right, top),
    streetWidthsM: [outer, width, width, width],
  });
  const sides: Block[] = [
    { use: 'centre', corners: rectangle(west, south, left, top), streetWidthsM: [outer, width, width, outer] },
    { use: 'centre', corners: rectangle(right, south, east, top), streetWidthsM: [outer, outer, width, width] },
    { use: 'centre', corners: rectangle(west, top, east, north), streetWidthsM: [width, outer, outer, outer] },
  ];
  for (const side of sides) divide(side, 2, random, nextStem, into);
}
