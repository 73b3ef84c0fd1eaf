import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { PlotColor, PlotKind, PlotPoint } from '../../protocol/plot/plot.ts';
import { plotOutline } from '../../protocol/plot/plotOutline.ts';
import { fontMedium } from './labelLayers.ts';
import type { MapPalette } from './mapPalette.ts';

export const plotSource = 'plots';
/** Inside a large area the ground stays clickable; a plot is taken by its edge, its point or its words. */
export const plotPickLayers = ['plot-label', 'plot-point', 'plot-line'];

/** One plot as the map draws it; a measurement looks the same, dashed. */
export interface PlotMark {
  id: string;
  kind: PlotKind;
  points: readonly PlotPoint[];
  color: PlotColor;
  label: string;
  style: 'plain' | 'selected' | 'dashed';
}

export function plotCollection(plots: readonly PlotMark[]): FeatureCollection {
  return { type: 'FeatureCollection', features: plots.flatMap(plotFeatures) };
}

function plotFeatures({ id, kind, points, color, label, style }: PlotMark): Feature[] {
  const shown = { id, color, style };
  const feature = (geometry: Geometry, properties: object): Feature => ({
    type: 'Feature',
    geometry,
    properties: { ...shown, ...properties },
  });
  const { lines, ring } = plotOutline(kind, points);
  const features: Feature[] = [];
  if (ring.length > 0) {
    features.push(feature({ type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] }, { part: 'area' }));
  }
  for (const line of lines) {
    features.push(feature({ type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) }, { part: 'line' }));
  }
  const anchor = labelPoint(kind, points, ring);
  if (kind === 'point' && points[0])
    features.push(feature({ type: 'Point', coordinates: points[0] }, { part: 'point' }));
  if (label !== '' && anchor !== undefined) {
    const part = kind === 'text' ? 'text' : 'label';
    features.push(feature({ type: 'Point', coordinates: anchor }, { part, label, place: placeOf(kind) }));
  }
  return features;
}

function placeOf(kind: PlotKind): 'middle' | 'below' {
  return kind === 'point' || kind === 'line' || kind === 'arrow' ? 'below' : 'middle';
}

function labelPoint(kind: PlotKind, points: readonly PlotPoint[], ring: readonly PlotPoint[]): PlotPoint | undefined {
  if (kind === 'line' || kind === 'arrow') return points[Math.floor((points.length - 1) / 2)];
  const outline = ring.length > 0 && kind !== 'circle' ? ring.slice(1) : points.slice(0, 1);
  if (outline.length === 0) return undefined;
  const sum = outline.reduce<[number, number]>(([lon, lat], point) => [lon + point[0], lat + point[1]], [0, 0]);
  return [sum[0] / outline.length, sum[1] / outline.length];
}

const isStyle = (style: PlotMark['style']): ExpressionSpecification => ['==', ['get', 'style'], style];
const isPart = (...parts: string[]): ExpressionSpecification => ['in', ['get', 'part'], ['literal', parts]];

function colorExpression({ plots }: MapPalette): ExpressionSpecification {
  const { red, amber, green, blue, violet, white } = plots;
  const others = ['amber', amber, 'green', green, 'blue', blue, 'violet', violet, 'white', white] as const;
  return ['match', ['get', 'color'], 'red', red, ...others, white];
}

export function plotLayers(palette: MapPalette): LayerSpecification[] {
  const from = { source: plotSource } as const;
  const color = colorExpression(palette);
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const halo = { 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.8 } as const;
  const shape = isPart('area', 'line');
  return [
    {
      id: 'plot-area',
      type: 'fill',
      ...from,
      filter: isPart('area'),
      paint: { 'fill-color': color, 'fill-opacity': ['case', isStyle('dashed'), 0.08, 0.2] },
    },
    {
      id: 'plot-casing',
      type: 'line',
      ...from,
      filter: shape,
      layout: round,
      paint: {
        'line-color': ['case', isStyle('selected'), palette.accent, palette.labelHalo],
        'line-width': ['case', isStyle('selected'), 8, 5],
        'line-opacity': ['case', isStyle('selected'), 0.75, 0.55],
      },
    },
    {
      id: 'plot-line',
      type: 'line',
      ...from,
      filter: ['all', shape, ['!', isStyle('dashed')]],
      layout: round,
      paint: { 'line-color': color, 'line-width': 3 },
    },
    {
      id: 'plot-line-dashed',
      type: 'line',
      ...from,
      filter: ['all', shape, isStyle('dashed')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 2.5, 'line-dasharray': [2, 1.4] },
    },
    {
      id: 'plot-point',
      type: 'circle',
      ...from,
      filter: isPart('point'),
      paint: {
        'circle-color': color,
        'circle-radius': 7,
        'circle-stroke-color': ['case', isStyle('selected'), palette.accent, palette.labelHalo],
        'circle-stroke-width': ['case', isStyle('selected'), 4, 2],
      },
    },
    {
      id: 'plot-label',
      type: 'symbol',
      ...from,
      filter: isPart('label', 'text'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fontMedium,
        'text-max-width': 14,
        'text-size': ['match', ['get', 'part'], 'text', 18, 13.5],
        'text-anchor': ['match', ['get', 'place'], 'below', 'top', 'center'],
        'text-offset': ['match', ['get', 'place'], 'below', ['literal', [0, 0.8]], ['literal', [0, 0]]],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', isPart('text'), color, palette.text], ...halo },
    },
  ];
}
