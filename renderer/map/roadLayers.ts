import type { Feature, FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { RoadBlock } from '../../protocol/roads/roadBlock.ts';
import { fontMedium } from './labelLayers.ts';
import type { MapPalette } from './mapPalette.ts';

export const roadBlockSource = 'road-blocks';
export const waySource = 'way';

/** Closed roads: the line or area as it was drawn, with the reason beside it. */
export function roadBlockCollection(blocks: readonly RoadBlock[]): FeatureCollection {
  return { type: 'FeatureCollection', features: blocks.flatMap(blockFeatures) };
}

function blockFeatures({ form, points, reason, closedTo }: RoadBlock): Feature[] {
  const positions = points.map(([lon, lat]) => [lon, lat]);
  const ring = [...positions, ...positions.slice(0, 1)];
  const anchor = positions[Math.floor((positions.length - 1) / 2)];
  return [
    {
      type: 'Feature',
      geometry:
        form === 'area' ? { type: 'Polygon', coordinates: [ring] } : { type: 'LineString', coordinates: positions },
      properties: { form },
    },
    ...(anchor === undefined
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: { type: 'Point' as const, coordinates: anchor },
            properties: { label: `⛔ ${reason}`, closedTo },
          },
        ]),
  ];
}

/** The way of one unit to a place. */
export function wayCollection(line: readonly (readonly [number, number])[]): FeatureCollection {
  if (line.length < 2) return { type: 'FeatureCollection', features: [] };
  const coordinates = line.map(([lon, lat]) => [lon, lat]);
  return {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: {} }],
  };
}

export function roadLayers(palette: MapPalette): LayerSpecification[] {
  const blocks = { source: roadBlockSource } as const;
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: 'way-casing',
      type: 'line',
      source: waySource,
      layout: round,
      paint: { 'line-color': palette.labelHalo, 'line-width': 9, 'line-opacity': 0.6 },
    },
    {
      id: 'way',
      type: 'line',
      source: waySource,
      layout: round,
      paint: { 'line-color': palette.accent, 'line-width': 4.5 },
    },
    {
      id: 'road-block-area',
      type: 'fill',
      ...blocks,
      filter: ['==', ['get', 'form'], 'area'],
      paint: { 'fill-color': palette.danger, 'fill-opacity': 0.16 },
    },
    {
      id: 'road-block-casing',
      type: 'line',
      ...blocks,
      filter: ['has', 'form'],
      layout: round,
      paint: { 'line-color': palette.labelHalo, 'line-width': 8, 'line-opacity': 0.7 },
    },
    {
      id: 'road-block-line',
      type: 'line',
      ...blocks,
      filter: ['has', 'form'],
      paint: { 'line-color': palette.danger, 'line-width': 5, 'line-dasharray': [1, 0.7] },
    },
    {
      id: 'road-block-label',
      type: 'symbol',
      ...blocks,
      filter: ['has', 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fontMedium,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 0.7],
        'text-max-width': 14,
      },
      paint: { 'text-color': palette.danger, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.8 },
    },
  ];
}
