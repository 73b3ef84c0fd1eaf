import type { FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Area } from '../../protocol/area/area.ts';
import { fontRegular } from './labelLayers.ts';
import type { MapLocale } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const districtSource = 'districts';

/** The areas (辖区) of the levels that are to be seen, each with its name at its centre. */
export function districtCollection(areas: readonly Area[], locale: MapLocale): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: areas.flatMap(({ level, name, ring, centre }) => [
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { level } },
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [centre.lon, centre.lat] },
        properties: { level, name: name[locale] },
      },
    ]),
  };
}

function byLevel(
  city: number,
  county: number,
  township: number,
  village: number,
  grid: number,
): ExpressionSpecification {
  return ['match', ['get', 'level'], 'city', city, 'county', county, 'township', township, 'village', village, grid];
}

export function districtLayers(palette: MapPalette): LayerSpecification[] {
  const from = { source: districtSource } as const;
  return [
    {
      id: 'district-line',
      type: 'line',
      ...from,
      filter: ['!', ['has', 'name']],
      paint: { 'line-color': palette.markerLine, 'line-width': byLevel(3.5, 2.8, 2.1, 1.5, 1), 'line-opacity': 0.9 },
    },
    {
      id: 'district-name',
      type: 'symbol',
      ...from,
      filter: ['has', 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fontRegular,
        'text-size': byLevel(17, 15, 13.5, 12, 11),
        'text-max-width': 12,
        'symbol-sort-key': byLevel(0, 1, 2, 3, 4),
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.6 },
    },
  ];
}
