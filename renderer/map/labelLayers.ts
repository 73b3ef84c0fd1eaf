import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapLocale } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

/** Drawn on this machine: without a glyph address in the style the engine takes these as CSS font families. */
export const fontRegular = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
export const fontMedium = ['Noto Sans SC Medium', ...fontRegular];

const from = (layer: string) => ({ source: 'city', 'source-layer': layer }) as const;

function nameField(locale: MapLocale): ExpressionSpecification {
  return locale === 'zh' ? ['get', 'name'] : ['coalesce', ['get', 'name_en'], ['get', 'name']];
}

export function labelLayers(palette: MapPalette, locale: MapLocale): LayerSpecification[] {
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
      // Above the mark of a camera that may stand on the same tower.
      'text-offset': ['match', ['get', 'kind'], 'landmark', ['literal', [0, -1.6]], ['literal', [0, 0]]],
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
      id: 'waterway-name',
      type: 'symbol',
      ...from('waterway'),
      minzoom: 12,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 700,
        'text-field': name,
        'text-font': fontMedium,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 13, 16, 19],
        'text-letter-spacing': 0.35,
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
