import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLocale } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

/** Drawn on this machine: without a glyph address in the style the engine takes these as CSS font families. */
export const fontRegular = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
export const fontMedium = ['Noto Sans SC Medium', ...fontRegular];

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
      id: 'park',
      type: 'fill',
      ...from('park'),
      filter: ['!', ['in', ['get', 'kind'], ['literal', ['railway', 'square', 'field']]]],
      paint: {
        'fill-color': ['match', ['get', 'kind'], ['wood', 'hill'], palette.wood, palette.park],
        'fill-antialias': true,
      },
    },
    {
      id: 'field',
      type: 'fill',
      ...from('park'),
      filter: ['==', ['get', 'kind'], 'field'],
      paint: { 'fill-color': palette.land },
    },
    { id: 'water', type: 'fill', ...from('water'), paint: { 'fill-color': palette.water } },
    { id: 'island', type: 'fill', ...from('island'), paint: { 'fill-color': palette.park } },
    {
      id: 'square',
      type: 'fill',
      ...from('park'),
      filter: ['==', ['get', 'kind'], 'square'],
      paint: { 'fill-color': palette.square },
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
          180,
          palette.buildingHigh,
        ],
        'fill-extrusion-height': ['interpolate', ['linear'], ['zoom'], 14, 0, 14.7, ['get', 'height']],
        'fill-extrusion-opacity': 0.88,
        'fill-extrusion-vertical-gradient': true,
      },
    },
  ];
}

export function nameField(locale: MapLocale): ExpressionSpecification {
  return locale === 'zh' ? ['get', 'name'] : ['coalesce', ['get', 'name_en'], ['get', 'name']];
}

function labelLayers(palette: MapPalette, locale: MapLocale): LayerSpecification[] {
  const name = nameField(locale);
  const halo = { 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.4 } as const;
  const roadLabel = (id: string, layer: string, minzoom: number, size: number): LayerSpecification => ({
    id,
    type: 'symbol',
    ...from(layer),
    minzoom,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': name,
      'text-font': fontRegular,
      'text-size': size,
      'text-letter-spacing': 0.06,
      'text-max-angle': 32,
      'text-padding': 12,
    },
    paint: { 'text-color': palette.label, ...halo },
  });
  const placeLabel = (
    id: string,
    ranks: number[],
    minzoom: number,
    size: number,
    maxzoom = 24,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    ...from('place'),
    minzoom,
    maxzoom,
    filter: ['in', ['get', 'rank'], ['literal', ranks]],
    layout: {
      'text-field': name,
      'text-font': ranks[0] !== undefined && ranks[0] <= 5 ? fontMedium : fontRegular,
      'text-size': size,
      'text-letter-spacing': ranks[0] !== undefined && ranks[0] <= 3 ? 0.18 : 0.03,
      'text-max-width': 9,
      'text-padding': 6,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': ranks[0] !== undefined && ranks[0] <= 5 ? palette.labelStrong : palette.label, ...halo },
  });
  return [
    roadLabel('lane-name', 'lane', 16, 11),
    roadLabel('street-name', 'street', 15, 11),
    roadLabel('arterial-name', 'road', 13.2, 12),
    {
      id: 'water-name',
      type: 'symbol',
      ...from('place'),
      minzoom: 12,
      filter: ['==', ['get', 'kind'], 'water'],
      layout: {
        'text-field': name,
        'text-font': fontRegular,
        'text-size': 14,
        'text-letter-spacing': 0.4,
      },
      paint: { 'text-color': palette.labelWater, 'text-halo-color': palette.water, 'text-halo-width': 1 },
    },
    placeLabel('place-small', [8], 16, 11),
    placeLabel('place-public', [7], 15.2, 11),
    placeLabel('place-major', [6], 14.2, 12),
    placeLabel('place-landmark', [5], 13.4, 12.5),
    placeLabel('village-name', [4], 13.2, 12, 15),
    placeLabel('township-name', [3], 11.5, 13.5, 13.4),
    placeLabel('county-name', [2], 10.5, 15, 12.6),
    placeLabel('city-name', [1], 9, 17, 11.5),
  ];
}
