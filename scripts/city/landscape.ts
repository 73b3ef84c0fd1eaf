import { insetCorners, within } from './buildings.ts';
import { planBounds, riverHalfWidthM, square } from './cityPlan.ts';
import { densify, densifyRing, planToMetres, type Point } from './projection.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { Block } from './streets.ts';
import type { Name } from './names.ts';

/** Ground that is not built on; rings in metres, closed. */
export interface Ground {
  kind: 'river' | 'lake' | 'stream' | 'park' | 'hill' | 'square' | 'field' | 'wood' | 'railway' | 'island';
  ring: Point[];
  name: Name | null;
}

export interface Landscape {
  water: Ground[];
  green: Ground[];
  /** Centre lines in metres. */
  railways: Point[][];
  /** Middle lines of running water, for its name, in metres. */
  waterways: { line: Point[]; name: Name }[];
  /** Footpaths in parks, in metres. */
  paths: Point[][];
  /** Trees in parks, in metres. */
  trees: Point[];
  /** Roads that lead out of the city, in metres. */
  approaches: Point[][];
}

/** How far the land around the city is drawn, metres from its middle. */
const horizon = { s: 6200, t: 4700 };
const riverName: Name = { zh: '澜江', en: 'Lan River' };
const streamName: Name = { zh: '柳溪', en: 'Liu Creek' };

export function shapeLandscape(blocks: readonly Block[], random: SeededRandom): Landscape {
  const parks = blocks.filter((block) => block.use === 'park' || block.use === 'hill' || block.use === 'stream');
  return {
    water: [river(), stream(), lake()],
    green: [
      ...countryside(random),
      ...promenades(),
      island(),
      ...blocks.flatMap(greenOfBlock),
      lawn(),
      ...squareGround(),
    ],
    railways: [0, 7].map((offset) =>
      densify([-horizon.s, 1907 + offset], [horizon.s, 1907 + offset]).map(planToMetres),
    ),
    waterways: [
      { line: densify([-horizon.s, 30], [horizon.s, 30]).map(planToMetres), name: riverName },
      { line: streamMiddle().map(planToMetres), name: streamName },
    ],
    paths: parks.flatMap(pathsOf).map((line) => line.map(planToMetres)),
    trees: parks.flatMap((block) => treesOf(block, random)).map(planToMetres),
    approaches: approaches(),
  };
}

function bank(side: 1 | -1): Point[] {
  return densify([-horizon.s, 0], [horizon.s, 0]).map(([s]): Point => {
    const half = riverHalfWidthM - 14 + 9 * Math.sin(s / 420 + side) + 5 * Math.sin(s / 133 + 2 * side);
    return [s, side * half];
  });
}

function river(): Ground {
  const outline = [...bank(-1), ...bank(1).reverse()].map(planToMetres);
  return { kind: 'river', ring: close(outline), name: riverName };
}

function streamMiddle(): Point[] {
  return Array.from({ length: 190 }, (_, index) => 85 + index * 25).map((t): Point => [
    1045 + 16 * Math.sin(t / 95) + 8 * Math.sin(t / 41),
    t,
  ]);
}

function stream(): Ground {
  const west = streamMiddle().map(([s, t]): Point => [s - 9, t]);
  const east = streamMiddle().map(([s, t]): Point => [s + 9, t]);
  return { kind: 'stream', ring: close([...west, ...east.reverse()].map(planToMetres)), name: streamName };
}

function blob(centre: Point, radiusS: number, radiusT: number, wobble: number): Point[] {
  const ring = Array.from({ length: 48 }, (_, index): Point => {
    const angle = (index / 48) * 2 * Math.PI;
    const reach = 1 + wobble * Math.sin(3 * angle + 1) + (wobble / 2) * Math.sin(5 * angle);
    return [centre[0] + radiusS * reach * Math.cos(angle), centre[1] + radiusT * reach * Math.sin(angle)];
  });
  return close(ring.map(planToMetres));
}

const lakeShape = { centre: [-435, -885] as Point, s: 165, t: 130 };

function lake(): Ground {
  return {
    kind: 'lake',
    ring: blob(lakeShape.centre, lakeShape.s, lakeShape.t, 0.16),
    name: { zh: '镜湖', en: 'Mirror Lake' },
  };
}

function island(): Ground {
  return { kind: 'island', ring: blob([-1010, 0], 330, 30, 0.1), name: { zh: '鹭洲', en: 'Egret Islet' } };
}

function lawn(): Ground {
  const { west, east, north } = square;
  const ring = densifyRing([
    [west + 60, north - 92],
    [east - 60, north - 92],
    [east - 60, north - 30],
    [west + 60, north - 30],
  ]);
  return { kind: 'park', ring: ring.map(planToMetres), name: null };
}

function squareGround(): Ground[] {
  const { west, east, south, north } = square;
  const ring = densifyRing([
    [west + 12, south + 18],
    [east - 12, south + 18],
    [east - 12, north - 12],
    [west + 12, north - 12],
  ]);
  return [{ kind: 'square', ring: ring.map(planToMetres), name: { zh: '澜川广场', en: 'Lanchuan Square' } }];
}

function promenades(): Ground[] {
  return ([1, -1] as const).map((side) => {
    const edge = densify([planBounds.west, 0], [planBounds.east, 0]).map(([s]): Point => [s, side * 133]);
    const waterside = edge.map(([s]): Point => [s, side * 88]).reverse();
    return { kind: 'park', ring: close([...edge, ...waterside].map(planToMetres)), name: null };
  });
}

const greenNames: Partial<Record<Block['use'], Name>> = {
  hill: { zh: '望山公园', en: 'Wangshan Park' },
  stream: { zh: '柳溪绿廊', en: 'Liuxi Greenway' },
};

function greenOfBlock(block: Block): Ground[] {
  const kind = block.use === 'stream' ? 'park' : block.use;
  if (kind !== 'park' && kind !== 'hill' && kind !== 'field' && kind !== 'railway') return [];
  const ring = densifyRing(block.corners).map(planToMetres);
  const park: Name =
    block.corners[0][1] < 0 ? { zh: '镜湖公园', en: 'Mirror Lake Park' } : { zh: '春和公园', en: 'Chunhe Park' };
  return [{ kind, ring, name: greenNames[block.use] ?? (kind === 'park' ? park : null) }];
}

/** Fields and woods outside the city, so that its edge does not end in nothing. */
function countryside(random: SeededRandom): Ground[] {
  const patches: Ground[] = [];
  for (let s = -horizon.s; s < horizon.s; s += 620) {
    for (let t = -horizon.t; t < horizon.t; t += 520) {
      const kind = random.chance(0.3) ? 'wood' : 'field';
      const margin = () => random.between(14, 60);
      const corners: Point[] = [
        [s + margin(), t + margin()],
        [s + 620 - margin(), t + margin()],
        [s + 620 - margin(), t + 520 - margin()],
        [s + margin(), t + 520 - margin()],
      ];
      const overlapsCity =
        s + 620 > planBounds.west - 30 &&
        s < planBounds.east + 30 &&
        t + 520 > planBounds.south - 30 &&
        t < planBounds.north + 30;
      const overlapsRiver = t < riverHalfWidthM + 40 && t + 520 > -riverHalfWidthM - 40;
      const overlapsRailway = t < 1950 && t + 520 > 1870;
      if (overlapsCity || overlapsRiver || overlapsRailway || random.chance(0.16)) continue;
      patches.push({ kind, ring: densifyRing(corners, 120).map(planToMetres), name: null });
    }
  }
  return patches;
}

function approaches(): Point[][] {
  const outwards: [Point, Point][] = [
    [
      [-1850, planBounds.north],
      [-1850, horizon.t],
    ],
    [
      [1000, planBounds.north],
      [1000, horizon.t],
    ],
    [
      [-150, planBounds.south],
      [-150, -horizon.t],
    ],
    [
      [2500, planBounds.south],
      [2500, -horizon.t],
    ],
    [
      [planBounds.west, 1050],
      [-horizon.s, 1050],
    ],
    [
      [planBounds.east, 560],
      [horizon.s, 560],
    ],
    [
      [planBounds.west, -1150],
      [-horizon.s, -1150],
    ],
    [
      [planBounds.east, -620],
      [horizon.s, -620],
    ],
  ];
  return outwards.map(([from, to]) => densify(from, to, 100).map(planToMetres));
}

function close(ring: Point[]): Point[] {
  const first = ring[0];
  return first ? [...ring, first] : ring;
}

/** A walk along the edge of the park and two winding ones across it. */
function pathsOf(block: Block): Point[][] {
  const corners = insetCorners(block.corners, [70, 70, 70, 70]);
  if (!corners || block.use === 'stream') return [];
  const winding = (along: number, across: number, phase: number) =>
    Array.from({ length: 41 }, (_, index): Point => {
      const share = index / 40;
      const sway = 0.07 * Math.sin(share * 9 + phase);
      return along === 1 ? within(corners, share, across + sway) : within(corners, across + sway, share);
    }).filter((point) => !isInLake(point));
  const edge = densifyRing(corners);
  return block.use === 'hill'
    ? [edge, winding(1, 0.5, 2), winding(0, 0.5, 0.4)]
    : [edge, winding(1, 0.14, 1), winding(0, 0.1, 0)];
}

function treesOf(block: Block, random: SeededRandom): Point[] {
  const corners = insetCorners(block.corners, [24, 24, 24, 24]);
  if (!corners) return [];
  const [southWest, southEast, , northWest] = corners;
  const groundM2 = Math.hypot(southEast[0] - southWest[0]) * Math.hypot(northWest[1] - southWest[1]);
  const perTreeM2 = block.use === 'hill' ? 420 : 620;
  return Array.from({ length: Math.round(groundM2 / perTreeM2) }, () =>
    within(corners, random.next(), random.next()),
  ).filter((point) => !isInLake(point) && !isInStream(point));
}

function isInLake([s, t]: Point): boolean {
  return Math.hypot((s - lakeShape.centre[0]) / lakeShape.s, (t - lakeShape.centre[1]) / lakeShape.t) < 1.25;
}

function isInStream([s, t]: Point): boolean {
  return t > 0 && Math.abs(s - 1045 - 16 * Math.sin(t / 95) - 8 * Math.sin(t / 41)) < 14;
}
