import type { Building } from './buildings.ts';
import type { Landscape } from './landscape.ts';
import { densify, metresPerDegLat, metresPerDegLon, origin, planToMetres, round, type Point } from './projection.ts';
import type { RoadGraph } from './roadGraph.ts';
import { streetWidthM, type Street, type StreetClass } from './streets.ts';

/** Flat geometry in metres east and north of the origin, for software rendering and line of sight. */
export interface Scene {
  originLon: number;
  originLat: number;
  metresPerDegLon: number;
  metresPerDegLat: number;
  /** Height in metres, then x and y of each corner, anticlockwise, not closed. */
  buildings: number[][];
  roads: { widthM: number; kind: StreetClass | 'rail'; line: number[] }[];
  water: number[][];
  parks: number[][];
}

const flatten = (points: readonly Point[]) => points.flatMap(([x, y]) => [round(x, 1), round(y, 1)]);

export function makeScene(buildings: readonly Building[], streets: readonly Street[], landscape: Landscape): Scene {
  const roads = streets.map((street) => ({
    widthM: streetWidthM[street.class],
    kind: street.class,
    line: flatten(densify(street.from, street.to, 100).map(planToMetres)),
  }));
  return {
    originLon: origin.lon,
    originLat: origin.lat,
    metresPerDegLon: round(metresPerDegLon, 3),
    metresPerDegLat: round(metresPerDegLat, 3),
    buildings: buildings.map((building) => [building.heightM, ...flatten(building.ring)]),
    roads: [
      ...roads,
      ...landscape.approaches.map((line) => ({
        widthM: streetWidthM.arterial,
        kind: 'arterial' as const,
        line: flatten(line),
      })),
      ...landscape.railways.map((line) => ({ widthM: 4, kind: 'rail' as const, line: flatten(line) })),
    ],
    water: landscape.water.map((ground) => flatten(ground.ring)),
    parks: landscape.green
      .filter((ground) => ground.kind !== 'square' && ground.kind !== 'railway')
      .map((ground) => flatten(ground.ring)),
  };
}

const classes: readonly StreetClass[] = ['arterial', 'collector', 'lane'];

/** A routing graph: junctions as metres, edges as `[from, to, lengthM, class, name]` with indexes into the lists. */
export interface RoadFile {
  originLon: number;
  originLat: number;
  metresPerDegLon: number;
  metresPerDegLat: number;
  classes: readonly StreetClass[];
  names: { zh: string; en: string }[];
  /** x and y of every junction, one after the other. */
  nodes: number[];
  edges: number[][];
}

export function makeRoadFile(graph: RoadGraph): RoadFile {
  const names = new Map<string, { zh: string; en: string }>();
  for (const edge of graph.edges) names.set(edge.street.name.zh, edge.street.name);
  const order = [...names.keys()];
  const position = new Map(order.map((name, index) => [name, index]));
  return {
    originLon: origin.lon,
    originLat: origin.lat,
    metresPerDegLon: round(metresPerDegLon, 3),
    metresPerDegLat: round(metresPerDegLat, 3),
    classes,
    names: [...names.values()],
    nodes: flatten(graph.junctions.map((junction) => planToMetres(junction.at))),
    edges: graph.edges.map((edge) => [
      edge.from,
      edge.to,
      round(edge.lengthM, 1),
      classes.indexOf(edge.street.class),
      position.get(edge.street.name.zh) ?? -1,
    ]),
  };
}
