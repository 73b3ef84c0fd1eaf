import type { Feature, Point } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fontMedium } from './labelLayers.ts';
import type { UnitMark } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const unitSource = 'units';
export const unitPickLayers = ['unit-body'];

/** A position counts as fresh for this long, then as ageing, then as stale; milliseconds. */
const freshMs = 15_000;
const ageingMs = 120_000;

export function unitFeature(unit: UnitMark): Feature<Point> {
  const opacity = unit.ageMs <= freshMs ? 1 : unit.ageMs <= ageingMs ? 0.62 : 0.34;
  return {
    type: 'Feature',
    id: unit.id,
    geometry: { type: 'Point', coordinates: [unit.position.lon, unit.position.lat] },
    properties: { id: unit.id, kind: unit.kind, status: unit.status, label: unit.label, opacity },
  };
}

const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];

/** A unit at work is filled with the colour of what it does; one that waits is dark with an outline. */
export function unitLayers(palette: MapPalette): LayerSpecification[] {
  const working: ExpressionSpecification = ['in', ['get', 'status'], ['literal', ['sent', 'enRoute', 'onScene']]];
  const meaning: ExpressionSpecification = [
    'match',
    ['get', 'status'],
    'sent',
    palette.warning,
    'enRoute',
    palette.info,
    'onScene',
    palette.done,
    'available',
    palette.done,
    palette.textFaint,
  ];
  const size = (share: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    11,
    0.5 * share,
    14,
    0.78 * share,
    16,
    1.02 * share,
  ];
  return [
    {
      id: 'unit-body',
      type: 'symbol',
      source: unitSource,
      layout: {
        'icon-allow-overlap': true,
        'icon-image': 'unit-body',
        'icon-size': size(1),
        'symbol-sort-key': ['case', working, 2, 1],
      },
      paint: {
        'icon-color': ['case', working, meaning, palette.marker],
        'icon-halo-color': [
          'case',
          isSelected,
          palette.accent,
          isHovered,
          palette.text,
          working,
          palette.marker,
          meaning,
        ],
        'icon-halo-width': ['case', isSelected, 2.4, isHovered, 2, 1.3],
        'icon-opacity': ['get', 'opacity'],
      },
    },
    {
      // Sign and call sign in one layer: every layer of symbols is placed anew each time the units have moved.
      id: 'unit-sign',
      type: 'symbol',
      source: unitSource,
      layout: {
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-image': ['concat', 'unit-', ['get', 'kind']],
        'icon-size': size(0.76),
        'text-field': ['step', ['zoom'], '', 14, ['get', 'label']],
        'text-font': fontMedium,
        'text-size': 11,
        'text-anchor': 'left',
        'text-justify': 'left',
        'text-offset': [1.25, 0],
        'text-optional': true,
        'text-padding': 3,
        'symbol-sort-key': ['case', working, 1, 2],
      },
      paint: {
        'icon-color': ['case', working, palette.marker, meaning],
        'icon-opacity': ['get', 'opacity'],
        'text-color': ['case', isSelected, palette.accent, palette.text],
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 1.5,
        'text-opacity': ['get', 'opacity'],
      },
    },
  ];
}
