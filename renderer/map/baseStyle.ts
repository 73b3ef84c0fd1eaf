import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { labelLayers } from './labelLayers.ts';
import type { MapLocale } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export interface BaseStyleOptions {
  palette: MapPalette;
  locale: MapLocale;
  /** Origin of the server, without a slash at its end. */
  origin: string;
}

/** The layer under which what lies on the ground (view cones) is put. */
export const groundCeiling = 'building-flat';

export function baseStyle({ palette, locale, origin }: BaseStyleOptions): StyleSpecification {
  return {
    version: 8,
    sources: {
      city: { type: 'vector', tiles: [`${origin}/tiles/{z}/{x}/{y}.mvt`], minzoom: 10, maxzoom: 15 },
    },
    light: { anchor: 'viewport', color: '#ffffff', intensity: 0.28, position: [1.3, 200, 32] },
    sky: {
      'sky-color': palette.background,
      'horizon-color': palette.land,
      'fog-color': palette.background,
      'fog-ground-blend': 0.6,
      'horizon-fog-blend': 0.7,
      'sky-horizon-blend': 0.8,
    },
    layers: [
      ...groundLayers(palette),
      ...roadLayers(palette),
      ...buildingLayers(palette),
      ...labelLayers(palette, locale),
    ],
  };
}

const from = (layer: string) => ({ source: 'city', 'source-layer': layer }) as const;

/** Grows a width by zoom: `[zoom, pixels]` pairs. */
function widthByZoom(...stops: [number, number][]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;
}

function groundLayers(palette: MapPalette): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.background } },
    {
      id: 'field',
      type: 'fill',
      ...from('park'),
      filter: ['in', ['get', 'kind'], ['literal', ['field', 'wood']]],
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'wood', palette.wood, palette.field],
      },
    },
    { id: 'land', type: 'fill', ...from('land'), paint: { 'fill-color': palette.land } },
    {
      id: 'square',
      type: 'fill',
      ...from('park'),
      filter: ['==', ['get', 'kind'], 'square'],
      paint: { 'fill-color': palette.square },
    },
    {
      id: 'park',
      type: 'fill',
      ...from('park'),
      filter: ['in', ['get', 'kind'], ['literal', ['park', 'hill']]],
      paint: { 'fill-color': palette.park },
    },
    { id: 'water', type: 'fill', ...from('water'), paint: { 'fill-color': palette.water } },
    {
      id: 'shore',
      type: 'line',
      ...from('water'),
      minzoom: 12,
      paint: { 'line-color': palette.shore, 'line-width': widthByZoom([12, 0.6], [16, 2]) },
    },
    { id: 'island', type: 'fill', ...from('island'), paint: { 'fill-color': palette.park } },
    {
      id: 'path',
      type: 'line',
      ...from('path'),
      minzoom: 14,
      paint: { 'line-color': palette.path, 'line-width': widthByZoom([14, 0.8], [16, 2.4], [18, 8]) },
    },
    {
      id: 'tree',
      type: 'circle',
      ...from('tree'),
      minzoom: 14.2,
      paint: {
        'circle-color': palette.tree,
        'circle-radius': ['interpolate', ['exponential', 1.7], ['zoom'], 14.2, 0.9, 16, 3, 18, 9],
        'circle-opacity': 0.85,
        'circle-pitch-alignment': 'map',
      },
    },
  ];
}

function roadLayers(palette: MapPalette): LayerSpecification[] {
  const lineLayout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const arterialWidth = widthByZoom([11, 1], [13, 3], [15, 9], [18, 52]);
  const casingWidth = widthByZoom([11, 1.6], [13, 4.4], [15, 11.4], [18, 57]);
  return [
    {
      id: 'lane',
      type: 'line',
      ...from('lane'),
      minzoom: 13.5,
      layout: lineLayout,
      paint: { 'line-color': palette.lane, 'line-width': widthByZoom([13.5, 0.6], [15, 2.2], [18, 15]) },
    },
    {
      id: 'street',
      type: 'line',
      ...from('street'),
      layout: lineLayout,
      paint: { 'line-color': palette.street, 'line-width': widthByZoom([12, 0.5], [13, 1.4], [15, 4.6], [18, 28]) },
    },
    {
      id: 'arterial-casing',
      type: 'line',
      ...from('road'),
      layout: lineLayout,
      paint: { 'line-color': palette.roadCasing, 'line-width': casingWidth },
    },
    {
      id: 'arterial',
      type: 'line',
      ...from('road'),
      layout: lineLayout,
      paint: { 'line-color': palette.arterial, 'line-width': arterialWidth },
    },
    {
      id: 'bridge',
      type: 'line',
      ...from('road'),
      minzoom: 13,
      filter: ['==', ['get', 'bridge'], 1],
      paint: {
        'line-color': palette.bridge,
        'line-width': widthByZoom([13, 0.8], [15, 1.6], [18, 4]),
        'line-gap-width': widthByZoom([13, 3], [15, 9], [18, 52]),
      },
    },
    {
      id: 'rail',
      type: 'line',
      ...from('rail'),
      paint: { 'line-color': palette.rail, 'line-width': widthByZoom([11, 0.6], [15, 1.6], [18, 5]) },
    },
    {
      id: 'rail-ties',
      type: 'line',
      ...from('rail'),
      minzoom: 14,
      paint: {
        'line-color': palette.rail,
        'line-width': widthByZoom([14, 3], [18, 12]),
        'line-dasharray': [0.25, 2.2],
      },
    },
    {
      id: 'boundary',
      type: 'line',
      ...from('boundary'),
      paint: {
        'line-color': palette.boundary,
        'line-opacity': ['match', ['get', 'level'], 'township', 0.45, 0.8],
        'line-width': ['match', ['get', 'level'], 'city', 1.6, 'county', 1.4, 1],
        'line-dasharray': [3, 3],
      },
    },
  ];
}

function buildingLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      id: groundCeiling,
      type: 'fill',
      ...from('building'),
      minzoom: 13,
      maxzoom: 14.2,
      paint: {
        'fill-color': palette.buildingLow,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.2, 14, 0.9],
      },
    },
    {
      id: 'building',
      type: 'fill-extrusion',
      ...from('building'),
      minzoom: 14,
      paint: {
        'fill-extrusion-color': [
          'interpolate',
          ['linear'],
          ['get', 'height'],
          0,
          palette.buildingLow,
          60,
          palette.buildingMiddle,
          220,
          palette.buildingHigh,
        ],
        'fill-extrusion-height': ['interpolate', ['linear'], ['zoom'], 14, 0, 14.7, ['get', 'height']],
        'fill-extrusion-opacity': 0.88,
        'fill-extrusion-vertical-gradient': true,
      },
    },
  ];
}
