import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Position } from '../../protocol/geometry/place.ts';
import type { MapPalette } from './mapPalette.ts';

export const trackSource = 'track';

/** The way a unit went: a thin line and a crumb at each place where it was heard. */
export function trackCollection(points: readonly Position[]): FeatureCollection {
  const coordinates = points.map(({ lon, lat }) => [lon, lat]);
  const crumbs = coordinates.map((place) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: place },
    properties: {},
  }));
  if (coordinates.length < 2) return { type: 'FeatureCollection', features: crumbs };
  const line = {
    type: 'Feature' as const,
    geometry: { type: 'LineString' as const, coordinates },
    properties: { isLine: true },
  };
  return { type: 'FeatureCollection', features: [line, ...crumbs] };
}

export function trackLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'track-line',
      type: 'line',
      source: trackSource,
      filter: ['has', 'isLine'],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.info, 'line-width': 2, 'line-opacity': 0.8 },
    },
    {
      id: 'track-crumb',
      type: 'circle',
      source: trackSource,
      filter: ['!', ['has', 'isLine']],
      paint: {
        'circle-color': palette.info,
        'circle-radius': 3.5,
        'circle-stroke-color': palette.labelHalo,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}
