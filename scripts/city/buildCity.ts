import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencies } from './agencies.ts';
import { drawAreas } from './areas.ts';
import { makeBasemap } from './basemap.ts';
import { raiseBuildings } from './buildings.ts';
import { placeCameras } from './cameras.ts';
import { citySeed, planBounds, square } from './cityPlan.ts';
import { shapeLandscape } from './landscape.ts';
import { BuildingIndex } from './lineOfSight.ts';
import { cityName } from './names.ts';
import { namePlaces } from './places.ts';
import { planToLonLat } from './projection.ts';
import { buildRoadGraph } from './roadGraph.ts';
import { makeRoadFile, makeScene } from './scene.ts';
import { SeededRandom } from './seededRandom.ts';
import { layStreets } from './streets.ts';
import { stationUnits } from './units.ts';

/** Every file of the demo city by name. Each part draws from its own sequence, so that one can change alone. */
export function buildCity(seed = citySeed): Map<string, Buffer> {
  const areas = drawAreas();
  const { streets, blocks } = layStreets(new SeededRandom(seed + 1));
  const buildings = raiseBuildings(blocks, new SeededRandom(seed + 2));
  const landscape = shapeLandscape(blocks, new SeededRandom(seed + 3));
  const graph = buildRoadGraph(streets);
  const index = new BuildingIndex(buildings);
  const { cameras, liveIds } = placeCameras({ areas, buildings, graph, index }, new SeededRandom(seed + 4));
  const units = stationUnits(areas, graph, new SeededRandom(seed + 5));
  const places = namePlaces(areas, graph, blocks, new SeededRandom(seed + 6));

  const lonLats = areas.list.flatMap((area) => area.ring);
  const lons = lonLats.map(([lon]) => lon);
  const lats = lonLats.map(([, lat]) => lat);
  const bounds: [number, number, number, number] = [
    Math.min(...lons),
    Math.min(...lats),
    Math.max(...lons),
    Math.max(...lats),
  ];
  const [west, south, east, north] = [
    planBounds.west - 2900,
    planBounds.south - 2350,
    planBounds.east + 2900,
    planBounds.north + 2350,
  ];
  const drawn: [number, number, number, number] = [...planToLonLat([west, south]), ...planToLonLat([east, north])];
  const [lon, lat] = planToLonLat(square.centre);
  const [startLon, startLat] = planToLonLat([square.centre[0], square.centre[1] - 160]);
  const city = {
    name: cityName,
    seed,
    centre: { lon, lat },
    bounds,
    startView: { lon: startLon, lat: startLat, zoom: 14.9, pitchDeg: 50, bearingDeg: -14 },
  };

  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);
  return new Map([
    ['areas.json', json(areas.list)],
    ['agencies.json', json(agencies)],
    ['cameras.json', json(cameras.map(withSound))],
    ['units.json', json(units)],
    ['places.json', json(places)],
    ['liveCameras.json', json(liveIds)],
    ['city.json', json(city)],
    ['scene.json', json(makeScene(buildings, streets, landscape))],
    ['roads.json', json(makeRoadFile(graph))],
    [
      'basemap.pmtiles',
      makeBasemap({ areas: areas.list, buildings, landscape, streets, places, bounds: drawn, centre: [lon, lat] }),
    ],
  ]);
}

/** Where a sign says that sound is taken: four cameras of the square. */
const heardIds: ReadonlySet<string> = new Set(['cam-0155', 'cam-0156', 'cam-0161', 'cam-0162']);

function withSound<City extends { id: string }>(camera: City): City & { hasAudio?: true } {
  return heardIds.has(camera.id) ? { ...camera, hasAudio: true } : camera;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../resources/city');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of buildCity()) {
    writeFileSync(join(folder, name), bytes);
    console.log(`${name.padEnd(18)} ${bytes.length} bytes`);
  }
}
