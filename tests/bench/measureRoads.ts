import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyHallState } from '../../protocol/hall/hallState.ts';
import { roadGraphSchema, type RoadGraph } from '../../protocol/roads/roadGraph.ts';
import { travelModes } from '../../protocol/roads/travelMode.ts';
import { Roads } from '../../server/roads/Roads.ts';
import { figureOf, type Figure } from './Figure.ts';

const unitCount = 5_000;
const rounds = 30;
/** Side of the great graph: as many junctions as a city of a million has. */
const gridSide = 140;

type Spot = Readonly<Record<'lon' | 'lat', number>>;

function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** roads.etas: how long 5,000 units of all kinds need to one place, on the demo's roads and on a great city's. */
export function measureRoads(): Promise<Figure[]> {
  const random = createRandom(20_260_402);
  const file = join(import.meta.dirname, '../../resources/city/roads.json');
  const demo = roadGraphSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return Promise.resolve([
    measureGraph('roads.etas.demo', demo, random),
    measureGraph('roads.etas.city', greatGraph(random), random),
  ]);
}

function measureGraph(id: string, graph: RoadGraph, random: () => number): Figure {
  const roads = new Roads(graph);
  const spots = (count: number): Spot[] =>
    Array.from({ length: count }, () => {
      const node = Math.floor((random() * graph.nodes.length) / 2);
      return {
        lon: graph.originLon + ((graph.nodes[2 * node] ?? 0) + random() * 60) / graph.metresPerDegLon,
        lat: graph.originLat + ((graph.nodes[2 * node + 1] ?? 0) + random() * 60) / graph.metresPerDegLat,
      };
    });
  const units = spots(unitCount);
  const samples: number[] = [];
  const plain: number[] = [];
  let reached = 0;
  for (const [round, place] of spots(rounds).entries()) {
    const from = performance.now();
    const travel = roads.travelTimesTo(place, emptyHallState().roadBlocks, 0);
    units.forEach((unit, index) => {
      if (travel.travelFrom(unit, travelModes[index % travelModes.length] ?? 'foot') !== null) reached += 1;
    });
    samples.push(performance.now() - from);
    if (round % 5 === 0) plain.push(timePlainDijkstra(graph, round));
  }
  return figureOf({
    ...{ id, unit: 'ms', samples, goal: 'p50 <= 50 (5,000 units, 4 searches)' },
    yardstick: { name: 'one textbook Dijkstra, objects and a sorted heap', value: median(plain) },
    conditions:
      `${unitCount} units in ${travelModes.length} ways of travelling, ${graph.nodes.length / 2} junctions, ` +
      `${graph.edges.length} roads; ${((100 * reached) / unitCount / rounds).toFixed(0)} % reached`,
  });
}

function greatGraph(random: () => number): RoadGraph {
  const nodes = Array.from({ length: gridSide ** 2 }, (_, node) => [
    (node % gridSide) * 150 + random() * 60,
    Math.floor(node / gridSide) * 150 + random() * 60,
  ]).flat();
  const edges: unknown[] = [];
  for (let node = 0; node < gridSide ** 2; node += 1) {
    for (const other of [node + 1, node + gridSide]) {
      if (other >= gridSide ** 2 || (other === node + 1 && other % gridSide === 0)) continue;
      if (random() > 0.1) edges.push([node, other, 150 + random() * 80, Math.floor(random() * 3), 0]);
    }
  }
  return roadGraphSchema.parse({
    ...{ originLon: 113, originLat: 29.5, metresPerDegLon: 96_887, metresPerDegLat: 110_857 },
    ...{ classes: ['arterial', 'collector', 'lane'], names: [{ zh: '', en: '' }], nodes, edges },
  });
}

/** What the textbook says, for one way of travelling and no units at all: adjacency as objects, a binary heap of pairs. */
function timePlainDijkstra(graph: RoadGraph, start: number): number {
  const neighbours: { to: number; costS: number }[][] = Array.from({ length: graph.nodes.length / 2 }, () => []);
  for (const [a, b, lengthM] of graph.edges) {
    neighbours[a]?.push({ to: b, costS: lengthM / 10 });
    neighbours[b]?.push({ to: a, costS: lengthM / 10 });
  }
  const from = performance.now();
  const costs = new Map<number, number>([[start, 0]]);
  const heap: [number, number][] = [[0, start]];
  const done = new Set<number>();
  while (heap.length > 0) {
    const [cost, node] = takeLeast(heap);
    if (done.has(node)) continue;
    done.add(node);
    for (const { to, costS } of neighbours[node] ?? []) {
      if (cost + costS >= (costs.get(to) ?? Infinity)) continue;
      costs.set(to, cost + costS);
      push(heap, [cost + costS, to]);
    }
  }
  if (done.size < 2) throw new Error('The start lies on no road');
  return performance.now() - from;
}

function push(heap: [number, number][], entry: [number, number]): void {
  heap.push(entry);
  for (let at = heap.length - 1; at > 0;) {
    const above = (at - 1) >> 1;
    if (!swapIfLess(heap, at, above)) break;
    at = above;
  }
}

function takeLeast(heap: [number, number][]): [number, number] {
  const first = heap[0] ?? [0, 0];
  const last = heap.pop();
  if (last !== undefined && heap.length > 0) heap[0] = last;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const below = (heap[right]?.[0] ?? Infinity) < (heap[left]?.[0] ?? Infinity) ? right : left;
    if (below >= heap.length || !swapIfLess(heap, below, at)) return first;
    at = below;
  }
}

function swapIfLess(heap: [number, number][], one: number, other: number): boolean {
  const [first, second] = [heap[one], heap[other]];
  if (first === undefined || second === undefined || first[0] >= second[0]) return false;
  heap[one] = second;
  heap[other] = first;
  return true;
}

function median(samples: readonly number[]): number {
  return [...samples].sort((first, second) => first - second)[Math.floor(samples.length / 2)] ?? NaN;
}
