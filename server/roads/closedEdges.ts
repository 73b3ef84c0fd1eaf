import type { RoadBlock } from '../../protocol/roads/roadBlock.ts';
import type { RoadNetwork } from './RoadNetwork.ts';

/** 0 open, 1 closed to vehicles, 2 closed to everyone. */
export type Closures = Uint8Array;

type Line = readonly (readonly [number, number])[];

/** A line drawn along a road closes it when the road's middle is so near to it. */
const alongM = 15;

/** Which edges the blocks close. A line closes what it crosses or runs along; an area closes all it touches. */
export function closedEdges(network: RoadNetwork, blocks: readonly Pick<RoadBlock, 'form' | 'points' | 'closedTo'>[]) {
  const closed: Closures = new Uint8Array(network.edgeCount);
  for (const block of blocks) {
    const line = block.points.map(([lon, lat]) => network.planOf({ lon, lat }));
    const isArea = block.form === 'area' && line.length > 2;
    const drawn = isArea ? [...line, ...line.slice(0, 1)] : line;
    const [xs, ys] = [drawn.map(([x]) => x), drawn.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs) - alongM, Math.max(...xs) + alongM];
    const [low, high] = [Math.min(...ys) - alongM, Math.max(...ys) + alongM];
    const level = block.closedTo === 'everyone' ? 2 : 1;
    for (let edge = 0; edge < network.edgeCount; edge += 1) {
      if ((closed[edge] ?? 0) >= level) continue;
      const [x1, y1, x2, y2] = network.endsOf(edge);
      const isFar =
        Math.max(x1, x2) < left || Math.min(x1, x2) > right || Math.max(y1, y2) < low || Math.min(y1, y2) > high;
      if (isFar) continue;
      const middle = [(x1 + x2) / 2, (y1 + y2) / 2] as const;
      const isTouched = segmentsOf(drawn).some(([one, other]) => doCross(one, other, [x1, y1], [x2, y2]));
      const isWithin = isArea ? isInside(drawn, middle) : distanceTo(drawn, middle) <= alongM;
      if (isTouched || isWithin) closed[edge] = level;
    }
  }
  return closed;
}

type Point = readonly [number, number];

function segmentsOf(line: Line): [Point, Point][] {
  return line.slice(1).map((point, index) => [line[index] ?? point, point]);
}

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function isInside(ring: Line, [x, y]: Point): boolean {
  return segmentsOf(ring).reduce((inside, [[x1, y1], [x2, y2]]) => {
    const isHit = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    return isHit ? !inside : inside;
  }, false);
}

function distanceTo(line: Line, [x, y]: Point): number {
  return Math.min(
    ...segmentsOf(line).map(([[x1, y1], [x2, y2]]) => {
      const [dx, dy] = [x2 - x1, y2 - y1];
      const square = dx * dx + dy * dy;
      const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
      return Math.hypot(x - x1 - dx * share, y - y1 - dy * share);
    }),
  );
}
