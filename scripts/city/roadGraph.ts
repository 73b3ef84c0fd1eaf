import { distance, densify, interpolate, planToMetres, type Point } from './projection.ts';
import type { Street, StreetClass } from './streets.ts';

export interface Junction {
  at: Point;
  streets: Street[];
}

export interface RoadEdge {
  from: number;
  to: number;
  lengthM: number;
  street: Street;
}

export interface RoadGraph {
  junctions: Junction[];
  edges: RoadEdge[];
}

const toleranceM = 0.5;
const rank: Record<StreetClass, number> = { arterial: 0, collector: 1, lane: 2 };

/** Where a straight street passes `point`, as a share of its length; null when it does not. */
function shareAlong(street: Street, point: Point): number | null {
  const lengthM = distance(street.from, street.to);
  const direction: Point = [(street.to[0] - street.from[0]) / lengthM, (street.to[1] - street.from[1]) / lengthM];
  const offset: Point = [point[0] - street.from[0], point[1] - street.from[1]];
  const along = offset[0] * direction[0] + offset[1] * direction[1];
  const aside = offset[0] * direction[1] - offset[1] * direction[0];
  return Math.abs(aside) < toleranceM && along > -toleranceM && along < lengthM + toleranceM ? along / lengthM : null;
}

/** Arterials cross each other at right angles on the plan. */
function crossing(one: Street, other: Street): Point | null {
  const upright = one.from[0] === one.to[0] ? one : other;
  const level = upright === one ? other : one;
  if (upright.from[0] !== upright.to[0] || level.from[1] !== level.to[1]) return null;
  const point: Point = [upright.from[0], level.from[1]];
  return shareAlong(upright, point) !== null && shareAlong(level, point) !== null ? point : null;
}

export function buildRoadGraph(streets: readonly Street[]): RoadGraph {
  const candidates = streets.flatMap((street) => [street.from, street.to]);
  const longStreets = streets.filter((street) => street.from[0] === street.to[0] || street.from[1] === street.to[1]);
  longStreets.forEach((one, index) => {
    for (const other of longStreets.slice(index + 1)) {
      const point = crossing(one, other);
      if (point) candidates.push(point);
    }
  });
  const indexOf = new Map<string, number>();
  const junctions: Junction[] = [];
  for (const point of candidates) {
    const key = `${Math.round(point[0])} ${Math.round(point[1])}`;
    if (indexOf.has(key)) continue;
    indexOf.set(key, junctions.length);
    junctions.push({ at: point, streets: [] });
  }
  const edges = streets.flatMap((street) => edgesOf(street, junctions));
  for (const junction of junctions) junction.streets.sort((left, right) => rank[left.class] - rank[right.class]);
  return { junctions, edges };
}

function edgesOf(street: Street, junctions: Junction[]): RoadEdge[] {
  const stops = junctions.flatMap((junction, index) => {
    const share = shareAlong(street, junction.at);
    if (share === null) return [];
    junction.streets.push(street);
    return [{ index, share }];
  });
  stops.sort((left, right) => left.share - right.share);
  return stops.slice(1).map((stop, position) => {
    const before = stops[position] ?? stop;
    const from = interpolate(street.from, street.to, before.share);
    const to = interpolate(street.from, street.to, stop.share);
    return { from: before.index, to: stop.index, lengthM: lengthOf(densify(from, to, 25).map(planToMetres)), street };
  });
}

function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((total, point, index) => total + distance(line[index] ?? point, point), 0);
}
