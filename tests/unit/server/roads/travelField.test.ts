import { expect, test } from 'vitest';
import { roadGraphSchema, type RoadGraph } from '../../../../protocol/roads/roadGraph.ts';
import {
  junctionDelayS,
  speedProfileKmh,
  travelModes,
  walkingMps,
  type TravelMode,
} from '../../../../protocol/roads/travelMode.ts';
import { RoadNetwork, type RoadSpot } from '../../../../server/roads/RoadNetwork.ts';
import { TravelField } from '../../../../server/roads/TravelField.ts';

function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Roads between near neighbours on a crooked grid, some missing, some one-way, some paths; not all connected. */
function randomGraph(random: () => number): RoadGraph {
  const side = 6;
  const nodes = Array.from({ length: side * side }, (_, node) => [
    (node % side) * 300 + random() * 120,
    Math.floor(node / side) * 300 + random() * 120,
  ]).flat();
  const edges: unknown[] = [];
  for (let node = 0; node < side * side; node += 1) {
    for (const other of [node + 1, node + side, node + side + 1]) {
      const isThere = other < side * side && (other % side > 0 || other === node + side);
      if (!isThere || random() < 0.25) continue;
      edges.push([node, other, 200 + random() * 300, Math.floor(random() * 4), 0, random() < 0.25 ? 1 : 0]);
    }
  }
  return roadGraphSchema.parse({
    ...{ originLon: 113, originLat: 29.5, metresPerDegLon: 96_887, metresPerDegLat: 110_857 },
    ...{ classes: ['arterial', 'collector', 'lane', 'path'], names: [{ zh: '', en: '' }], nodes, edges },
  });
}

/**
 * Bellman-Ford over another statement of the same rules: the edges as a list, the start and the place as nodes of their
 * own, three layers (walking away from the start, driving, walking to the place), forward in the direction of travel.
 */
function bruteForce(graph: RoadGraph, closures: Uint8Array, mode: TravelMode, from: RoadSpot, to: RoadSpot): number {
  const count = graph.nodes.length / 2;
  const [start, place] = [3 * count, 3 * count + 1];
  const arcs: [number, number, number][] = [];
  const speed = (edge: number): number => {
    const [, , , roadClass] = graph.edges[edge] ?? [0, 0, 0, 0];
    return speedProfileKmh[mode][graph.classes[roadClass] ?? 'lane'] / 3.6;
  };
  const isWalked = (edge: number) => mode !== 'foot' && (closures[edge] === 1 || speed(edge) === 0);
  const isOneWay = (edge: number) => mode !== 'foot' && !isWalked(edge) && graph.edges[edge]?.[5] === 1;
  const pace = (edge: number) => (isWalked(edge) ? walkingMps : speed(edge));
  graph.edges.forEach(([a, b, lengthM], edge) => {
    if (closures[edge] === 2) return;
    const timeS = lengthM / pace(edge);
    if (isWalked(edge)) {
      arcs.push([2 * count + a, 2 * count + b, timeS], [2 * count + b, 2 * count + a, timeS]);
    } else {
      arcs.push([count + a, count + b, timeS + junctionDelayS[mode]]);
      if (!isOneWay(edge)) arcs.push([count + b, count + a, timeS + junctionDelayS[mode]]);
    }
  });
  for (let node = 0; node < count; node += 1) arcs.push([node, count + node, 0], [count + node, 2 * count + node, 0]);
  const [fromA, fromB, fromM] = graph.edges[from.edge] ?? [0, 0, 0];
  const [toA, toB, toM] = graph.edges[to.edge] ?? [0, 0, 0];
  if (closures[from.edge] !== 2) {
    arcs.push([start, fromB, ((1 - from.share) * fromM) / pace(from.edge)]);
    if (!isOneWay(from.edge)) arcs.push([start, fromA, (from.share * fromM) / pace(from.edge)]);
  }
  if (closures[to.edge] !== 2) {
    const layer = isWalked(to.edge) ? 2 * count : count;
    arcs.push([layer + toA, place, (to.share * toM) / pace(to.edge)]);
    if (!isOneWay(to.edge)) arcs.push([layer + toB, place, ((1 - to.share) * toM) / pace(to.edge)]);
    const isForward = to.share >= from.share || !isOneWay(to.edge);
    if (from.edge === to.edge && isForward) {
      arcs.push([start, place, (Math.abs(to.share - from.share) * toM) / pace(to.edge)]);
    }
  }
  const timeS = new Array<number>(3 * count + 2).fill(Infinity);
  timeS[start] = 0;
  for (let round = 0; round < timeS.length; round += 1) {
    for (const [tail, head, stepS] of arcs) {
      timeS[head] = Math.min(timeS[head] ?? Infinity, (timeS[tail] ?? Infinity) + stepS);
    }
  }
  return timeS[place] ?? Infinity;
}

test('every way is as fast as the fastest that an exhaustive search finds, with one-way roads, paths and closures', () => {
  const random = createRandom(20_260_401);
  let reached = 0;
  let cutOff = 0;
  for (let round = 0; round < 40; round += 1) {
    const graph = randomGraph(random);
    const network = new RoadNetwork(graph);
    const closures = Uint8Array.from({ length: network.edgeCount }, () =>
      random() < 0.2 ? (random() < 0.5 ? 1 : 2) : 0,
    );
    const spot = (): RoadSpot => ({
      edge: Math.floor(random() * network.edgeCount),
      share: Math.floor(random() * 5) / 4,
      asideM: 0,
    });
    for (const mode of travelModes) {
      const place = spot();
      const field = new TravelField({ network, mode, closures, place });
      for (let start = 0; start < 4; start += 1) {
        const from = start === 3 ? { ...place, share: 1 - place.share } : spot();
        const expected = bruteForce(graph, closures, mode, from, place);
        const actual = field.travelFrom(from);
        if (expected === Infinity) {
          cutOff += 1;
          expect(actual).toBeNull();
        } else {
          reached += 1;
          expect(actual?.timeS).toBeCloseTo(expected, 6);
        }
      }
    }
  }
  expect(reached).toBeGreaterThan(200);
  expect(cutOff).toBeGreaterThan(20);
});

test('the way that is drawn goes from the start to the place along the roads that were counted', () => {
  const random = createRandom(7);
  const network = new RoadNetwork(randomGraph(random));
  const closures = new Uint8Array(network.edgeCount);
  const place = { edge: 3, share: 0.25, asideM: 0 };
  const field = new TravelField({ network, mode: 'foot', closures, place });
  for (let edge = 0; edge < network.edgeCount; edge += 5) {
    const from = { edge, share: 0.75, asideM: 0 };
    const line = field.wayFrom(from);
    expect(line?.at(0)).toEqual(network.placeOn(from.edge, from.share));
    expect(line?.at(-1)).toEqual(network.placeOn(place.edge, place.share));
    const steps = (line ?? []).slice(1, -1).map((point) => network.spotOf({ lon: point[0], lat: point[1] })?.asideM);
    expect(steps.every((asideM) => (asideM ?? 1) < 0.01)).toBe(true);
  }
});

test('a place is brought to the nearest of all roads, and to none where all are far', () => {
  const network = new RoadNetwork(randomGraph(createRandom(3)));
  const random = createRandom(11);
  for (let round = 0; round < 60; round += 1) {
    const [x, y] = [random() * 2400 - 300, random() * 2400 - 300];
    const nearest = Math.min(
      ...Array.from({ length: network.edgeCount }, (_, edge) => {
        const steps = Array.from({ length: 401 }, (_unused, step) => network.placeOn(edge, step / 400));
        return Math.min(...steps.map(([lon, lat]) => Math.hypot((lon - 113) * 96_887 - x, (lat - 29.5) * 110_857 - y)));
      }),
    );
    const spot = network.spotOf({ lon: 113 + x / 96_887, lat: 29.5 + y / 110_857 });
    expect(Math.abs((spot?.asideM ?? Infinity) - nearest)).toBeLessThan(1);
  }
  expect(network.spotOf({ lon: 113.2, lat: 29.5 })).toBeNull();
});

test('a graph whose edges name nodes or classes that are not there is refused with where it is wrong', () => {
  const graph = randomGraph(createRandom(1));
  const outside = roadGraphSchema.safeParse({ ...graph, edges: [[0, 99, 10, 0, 0]] });
  const noClass = roadGraphSchema.safeParse({ ...graph, edges: [[0, 1, 10, 9, 0]] });
  const odd = roadGraphSchema.safeParse({ ...graph, nodes: [...graph.nodes, 1] });
  expect([outside, noClass, odd].map((parsed) => parsed.error?.issues[0]?.path)).toEqual([
    ['edges'],
    ['edges'],
    ['nodes'],
  ]);
});
