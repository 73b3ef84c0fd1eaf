import type { FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Position } from '../../protocol/geometry/place.ts';
import type { MapPalette } from './mapPalette.ts';

export const heatSource = 'incident-heat';

/** Where incidents were; the weight, 0 to 1, is how much each counts. */
export interface HeatPoint {
  position: Position;
  weight: number;
}

export function heatCollection(points: readonly HeatPoint[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: points.map(({ position: { lon, lat }, weight }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { weight },
    })),
  };
}

export function heatLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'incident-heat',
      type: 'heatmap',
      source: heatSource,
      paint: {
        'heatmap-weight': ['get', 'weight'],
        'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 1.6],
        'heatmap-radius': ['interpolate', ['exponential', 1.5], ['zoom'], 11, 18, 14, 46, 17, 130],
        'heatmap-opacity': 0.75,
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          'rgba(0, 0, 0, 0)',
          0.15,
          palette.info,
          0.5,
          palette.warning,
          1,
          palette.danger,
        ],
      },
    },
  ];
}
