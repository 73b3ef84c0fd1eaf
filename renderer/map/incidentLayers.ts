import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fontMedium } from './labelLayers.ts';
import type { IncidentMark } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const incidentSource = 'incidents';
export const incidentPickLayers = ['incident-pin'];

export function incidentCollection(incidents: readonly IncidentMark[]): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: incidents.map(({ id, priority, label, position }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
      properties: { id, priority, label },
    })),
  };
}

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];

/** The pin stands with its tip on the place; the priority is told by number and size as well as by colour. */
export function incidentLayers(palette: MapPalette): LayerSpecification[] {
  const color: ExpressionSpecification = [
    'match',
    ['get', 'priority'],
    1,
    palette.danger,
    2,
    palette.warning,
    3,
    palette.info,
    palette.markerLine,
  ];
  const size: ExpressionSpecification = ['match', ['get', 'priority'], 1, 1.7, 2, 1.5, 1.3];
  return [
    {
      id: 'incident-halo',
      type: 'circle',
      source: incidentSource,
      paint: {
        'circle-color': color,
        'circle-opacity': ['case', isSelected, 0.22, ['==', ['get', 'priority'], 1], 0.14, 0],
        'circle-stroke-color': ['case', isSelected, palette.accent, color],
        'circle-stroke-opacity': ['case', isSelected, 0.95, ['==', ['get', 'priority'], 1], 0.5, 0],
        'circle-stroke-width': ['case', isSelected, 2, 1],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 10, 16, 30],
        'circle-pitch-alignment': 'map',
      },
    },
    {
      id: 'incident-pin',
      type: 'symbol',
      source: incidentSource,
      layout: {
        'icon-allow-overlap': true,
        'icon-image': 'incident-pin',
        'icon-anchor': 'bottom',
        // The tip lies this far above the lower edge of the icon.
        'icon-offset': [0, 5.4],
        'icon-size': size,
        'text-field': ['to-string', ['get', 'priority']],
        'text-font': fontMedium,
        'text-size': 13.5,
        'text-offset': [
          'match',
          ['get', 'priority'],
          1,
          ['literal', [0, -1.62]],
          2,
          ['literal', [0, -1.42]],
          ['literal', [0, -1.22]],
        ],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'symbol-sort-key': ['-', 0, ['get', 'priority']],
      },
      paint: {
        'text-color': palette.labelHalo,
        'icon-color': color,
        'icon-halo-color': ['case', isSelected, palette.accent, isHovered, palette.text, palette.labelHalo],
        'icon-halo-width': ['case', isSelected, 2.4, isHovered, 2, 1.4],
      },
    },
    {
      id: 'incident-name',
      type: 'symbol',
      source: incidentSource,
      minzoom: 12,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fontMedium,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
        'text-max-width': 12,
        'text-allow-overlap': false,
        'text-optional': true,
        'symbol-sort-key': ['get', 'priority'],
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.8 },
    },
  ];
}
