import { z } from 'zod';

const roadsSchema = z.object({
  originLon: z.number(),
  originLat: z.number(),
  metresPerDegLon: z.number(),
  metresPerDegLat: z.number(),
  /** x, y, x, y, … in metres from the origin. */
  nodes: z.array(z.number()),
  /** From node, to node, length in metres, class, name. */
  edges: z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()])),
});

export interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** The roads of the city as a graph to drive on. */
export class RoadMap {
  readonly #roads: z.infer<typeof roadsSchema>;
  readonly #neighbours: { to: number; lengthM: number }[][];

  constructor(roads: unknown) {
    this.#roads = roadsSchema.parse(roads);
    this.#neighbours = Array.from({ length: this.#roads.nodes.length / 2 }, () => []);
    for (const [from, to, lengthM] of this.#roads.edges) {
      this.#neighbours[from]?.push({ to, lengthM });
      this.#neighbours[to]?.push({ to: from, lengthM });
    }
  }

  spot(node: number): Spot {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat, nodes } = this.#roads;
    return {
      lon: originLon + (nodes[2 * node] ?? 0) / metresPerDegLon,
      lat: originLat + (nodes[2 * node + 1] ?? 0) / metresPerDegLat,
    };
  }

  nearestNode({ lon, lat }: Spot): number {
    const { originLon, originLat, metresPerDegLon, metresPerDegLat, nodes } = this.#roads;
    const x = (lon - originLon) * metresPerDegLon;
    const y = (lat - originLat) * metresPerDegLat;
    let best = 0;
    let bestSquare = Infinity;
    for (let node = 0; node < nodes.length / 2; node += 1) {
      const square = ((nodes[2 * node] ?? 0) - x) ** 2 + ((nodes[2 * node + 1] ?? 0) - y) ** 2;
      if (square < bestSquare) [best, bestSquare] = [node, square];
    }
    return best;
  }

  /** A neighbour other than where one came from, if there is one; `pick` chooses among n. */
  wander(node: number, cameFrom: number, pick: (count: number) => number): number {
    const all = this.#neighbours[node] ?? [];
    const onward = all.filter(({ to }) => to !== cameFrom);
    const choices = onward.length > 0 ? onward : all;
    return choices[pick(choices.length)]?.to ?? node;
  }

  /** The nodes of the shortest way, first to last; just the start when there is none (Dijkstra; a few thousand nodes). */
  way(from: number, to: number): number[] {
    const distance = new Map<number, number>([[from, 0]]);
    const before = new Map<number, number>();
    const open = new Set([from]);
    while (open.size > 0) {
      const node = nearestOf(open, distance);
      if (node === to) return unwind(before, from, to);
      open.delete(node);
      for (const { to: next, lengthM } of this.#neighbours[node] ?? []) {
        const length = (distance.get(node) ?? 0) + lengthM;
        if (length >= (distance.get(next) ?? Infinity)) continue;
        distance.set(next, length);
        before.set(next, node);
        open.add(next);
      }
    }
    return [from];
  }
}

function nearestOf(open: ReadonlySet<number>, distance: ReadonlyMap<number, number>): number {
  let best = -1;
  for (const node of open) {
    if (best < 0 || (distance.get(node) ?? Infinity) < (distance.get(best) ?? Infinity)) best = node;
  }
  return best;
}

function unwind(before: ReadonlyMap<number, number>, from: number, to: number): number[] {
  const way = [to];
  for (let node = to; node !== from;) {
    node = before.get(node) ?? from;
    way.unshift(node);
  }
  return way;
}
