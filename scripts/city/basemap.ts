import type { Feature, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import vtpbf from 'vt-pbf';
import type { Area } from '../../protocol/area/area.ts';
import type { Building } from './buildings.ts';
import type { Ground, Landscape } from './landscape.ts';
import type { NamedPlace } from '../../protocol/hall/directory.ts';
import { writePmtiles, type Tile } from './pmtilesWriter.ts';
import { densify, metresToLonLat, planToLonLat, type Point } from './projection.ts';
import type { Street } from './streets.ts';

export interface CityForBasemap {
  areas: readonly Area[];
  buildings: readonly Building[];
  landscape: Landscape;
  streets: readonly Street[];
  places: readonly NamedPlace[];
  /** West, south, east, north of everything that is drawn. */
  bounds: [number, number, number, number];
  centre: [number, number];
}

interface Layer {
  name: string;
  minZoom: number;
  fields: Record<string, string>;
  features: Feature[];
}

const minZoom = 10;
const maxZoom = 15;
const extent = 4096;

/** Vector tiles from city to street level in one PMTiles archive. */
export function makeBasemap(city: CityForBasemap): Buffer {
  const layers = basemapLayers(city);
  const cutters = layers.map((layer) => {
    const options = { maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, tolerance: 2, extent, buffer: 64 };
    return { layer, cutter: new GeoJSONVT({ type: 'FeatureCollection', features: layer.features }, options) };
  });
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z += 1) {
    const [west, north] = tileAt(city.bounds[0], city.bounds[3], z);
    const [east, south] = tileAt(city.bounds[2], city.bounds[1], z);
    for (let x = west; x <= east; x += 1) {
      for (let y = north; y <= south; y += 1) {
        const cut = cutters.flatMap(({ layer, cutter }) => {
          const tile = z >= layer.minZoom ? cutter.getTile(z, x, y) : null;
          return tile && tile.features.length > 0 ? [[layer.name, tile] as const] : [];
        });
        if (cut.length === 0) continue;
        tiles.push({ z, x, y, bytes: vtpbf.fromGeojsonVt(Object.fromEntries(cut), { version: 2, extent }) });
      }
    }
  }
  const vectorLayers = layers.map((layer) => ({
    id: layer.name,
    fields: layer.fields,
    minzoom: Math.max(minZoom, layer.minZoom),
    maxzoom: maxZoom,
  }));
  const metadata = {
    name: 'Lanchuan',
    description: 'An invented city',
    type: 'baselayer',
    vector_layers: vectorLayers,
  };
  return writePmtiles({ tiles, bounds: city.bounds, centre: city.centre, centreZoom: 13, metadata });
}

/** Column and row of the tile in which a place lies (Web Mercator). */
export function tileAt(lon: number, lat: number, z: number): [number, number] {
  const scale = 2 ** z;
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [Math.floor(((lon + 180) / 360) * scale), Math.floor(y * scale)];
}

function feature(geometry: Geometry, properties: Record<string, string | number>): Feature {
  return { type: 'Feature', geometry, properties };
}

const line = (coordinates: Point[]): Geometry => ({ type: 'LineString', coordinates });
const polygon = (ring: Point[]): Geometry => ({ type: 'Polygon', coordinates: [ring] });

function groundFeature(ground: Ground): Feature {
  const names = ground.name ? { name: ground.name.zh, name_en: ground.name.en } : {};
  return feature(polygon(ground.ring.map(metresToLonLat)), { kind: ground.kind, ...names });
}

function basemapLayers(city: CityForBasemap): Layer[] {
  const { landscape } = city;
  const named = { name: 'String', name_en: 'String', kind: 'String' };
  return [
    {
      name: 'land',
      minZoom,
      fields: {},
      features: city.areas.filter((area) => area.level === 'city').map((area) => feature(polygon(area.ring), {})),
    },
    {
      name: 'park',
      minZoom,
      fields: named,
      features: landscape.green.filter((ground) => ground.kind !== 'island').map(groundFeature),
    },
    { name: 'water', minZoom, fields: named, features: landscape.water.map(groundFeature) },
    {
      name: 'island',
      minZoom,
      fields: named,
      features: landscape.green.filter((ground) => ground.kind === 'island').map(groundFeature),
    },
    {
      name: 'road',
      minZoom,
      fields: { ...named, class: 'String', bridge: 'Number' },
      features: roadFeatures(city, (street) => street.class === 'arterial'),
    },
    {
      name: 'street',
      minZoom: 12,
      fields: { ...named, class: 'String' },
      features: roadFeatures(city, (street) => street.class === 'collector'),
    },
    {
      name: 'lane',
      minZoom: 14,
      fields: { ...named, class: 'String' },
      features: roadFeatures(city, (street) => street.class === 'lane'),
    },
    {
      name: 'rail',
      minZoom,
      fields: {},
      features: landscape.railways.map((track) => feature(line(track.map(metresToLonLat)), {})),
    },
    {
      name: 'waterway',
      minZoom,
      fields: named,
      features: landscape.waterways.map(({ line: middle, name }) =>
        feature(line(middle.map(metresToLonLat)), { name: name.zh, name_en: name.en }),
      ),
    },
    {
      name: 'path',
      minZoom: 14,
      fields: {},
      features: landscape.paths.map((path) => feature(line(path.map(metresToLonLat)), {})),
    },
    {
      name: 'tree',
      minZoom: 14,
      fields: {},
      features: landscape.trees.map((tree) => feature({ type: 'Point', coordinates: metresToLonLat(tree) }, {})),
    },
    { name: 'boundary', minZoom, fields: { level: 'String' }, features: boundaryFeatures(city.areas) },
    {
      name: 'building',
      minZoom: 13,
      fields: { height: 'Number', use: 'String' },
      features: city.buildings.map(buildingFeature),
    },
    {
      name: 'place',
      minZoom,
      fields: { ...named, rank: 'Number' },
      features: [...areaLabels(city.areas), ...placeLabels(city.places)],
    },
  ];
}

function roadFeatures(city: CityForBasemap, isWanted: (street: Street) => boolean): Feature[] {
  const streets = city.streets.filter(isWanted).map((street) => {
    const properties = {
      class: street.class,
      name: street.name.zh,
      name_en: street.name.en,
      bridge: street.bridge ? 1 : 0,
    };
    return feature(line(densify(street.from, street.to).map(planToLonLat)), properties);
  });
  if (!isWanted({ class: 'arterial' } as Street)) return streets;
  return [
    ...streets,
    ...city.landscape.approaches.map((track) =>
      feature(line(track.map(metresToLonLat)), { class: 'arterial', bridge: 0 }),
    ),
  ];
}

function buildingFeature(building: Building): Feature {
  const ring = building.ring.map(metresToLonLat);
  const first = ring[0];
  return feature(polygon(first ? [...ring, first] : ring), { height: building.heightM, use: building.use });
}

function boundaryFeatures(areas: readonly Area[]): Feature[] {
  return areas
    .filter((area) => area.level === 'city' || area.level === 'county' || area.level === 'township')
    .map((area) => feature(line(area.ring), { level: area.level }));
}

const areaRanks: Partial<Record<Area['level'], number>> = { city: 1, county: 2, township: 3, village: 4 };

function areaLabels(areas: readonly Area[]): Feature[] {
  return areas.flatMap((area) => {
    const rank = areaRanks[area.level];
    if (rank === undefined) return [];
    const point: Geometry = { type: 'Point', coordinates: [area.centre.lon, area.centre.lat] };
    return [feature(point, { kind: area.level, rank, name: area.name.zh, name_en: area.name.en })];
  });
}

const placeRanks: Readonly<Record<string, number>> = {
  square: 5,
  water: 5,
  landmark: 5,
  station: 5,
  park: 5,
  bridge: 6,
  hospital: 6,
  government: 6,
  fire: 7,
  police: 7,
  school: 7,
  mall: 7,
  estate: 8,
  market: 8,
  hotel: 8,
  factory: 8,
};

function placeLabels(places: readonly NamedPlace[]): Feature[] {
  return places.flatMap((place) => {
    const rank = placeRanks[place.kind];
    if (rank === undefined) return [];
    const point: Geometry = { type: 'Point', coordinates: [place.lon, place.lat] };
    return [feature(point, { kind: place.kind, rank, name: place.name, name_en: place.nameEn })];
  });
}
