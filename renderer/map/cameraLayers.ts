import type { ExpressionSpecification, LayerSpecification, VectorSourceSpecification } from 'maplibre-gl';
import { cameraTiers, type CameraTier } from '../../protocol/camera/camera.ts';
import { fontMedium, fontRegular } from './labelLayers.ts';
import type { MapPalette } from './mapPalette.ts';

export const cameraSource = 'cameras';
export const cameraSourceLayer = 'camera';
export const cameraPickLayers = ['camera-body'];
export const clusterPickLayers = ['camera-cluster'];

/** The version is part of the address, so that a tile of an old directory is never taken for a new one. */
export function cameraTileUrl(origin: string, version: string, tiers: readonly CameraTier[] = cameraTiers): string {
  const chosen = tiers.length === cameraTiers.length ? '' : `&tiers=${tiers.join('.')}`;
  return `${origin}/tiles/cameras/{z}/{x}/{y}.mvt?v=${encodeURIComponent(version)}${chosen}`;
}

export function cameraSourceSpecification(
  origin: string,
  version: string,
  tiers?: readonly CameraTier[],
): VectorSourceSpecification {
  return { type: 'vector', tiles: [cameraTileUrl(origin, version, tiers)], minzoom: 9, maxzoom: 17, promoteId: 'id' };
}

const from = { source: cameraSource, 'source-layer': cameraSourceLayer } as const;
const isCluster: ExpressionSpecification = ['has', 'count'];
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
const status: ExpressionSpecification = ['coalesce', ['feature-state', 'status'], 'unknown'];

function byStatus(is: string, then: number, otherwise: number): ExpressionSpecification {
  return ['case', ['==', status, is], then, otherwise];
}

/** Lookouts are the largest and stand at every zoom, street cameras the smallest. */
const bodySize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12,
  ['match', ['get', 'tier'], 'lookout', 0.86, 'vantage', 0.5, 0.42],
  15,
  ['match', ['get', 'tier'], 'lookout', 1.12, 'vantage', 0.8, 0.62],
  17,
  ['match', ['get', 'tier'], 'lookout', 1.3, 'vantage', 1.06, 0.98],
];

const glyphSize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12,
  ['match', ['get', 'tier'], 'lookout', 0.5, 'vantage', 0.3, 0.26],
  15,
  ['match', ['get', 'tier'], 'lookout', 0.66, 'vantage', 0.5, 0.38],
  17,
  ['match', ['get', 'tier'], 'lookout', 0.76, 'vantage', 0.68, 0.64],
];

export function cameraLayers(palette: MapPalette): LayerSpecification[] {
  const outline: ExpressionSpecification = [
    'case',
    isSelected,
    palette.accent,
    isHovered,
    palette.text,
    ['match', status, 'fault', palette.warning, 'offline', palette.textFaint, palette.markerLine],
  ];
  const glyph: ExpressionSpecification = [
    'case',
    isSelected,
    palette.marker,
    [
      'match',
      status,
      'fault',
      palette.warning,
      'offline',
      palette.textFaint,
      ['match', ['get', 'tier'], 'street', palette.markerLine, palette.text],
    ],
  ];
  const overlap = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;
  return [
    {
      id: 'camera-cluster',
      type: 'circle',
      ...from,
      filter: isCluster,
      paint: {
        'circle-color': palette.marker,
        'circle-opacity': 0.82,
        'circle-stroke-color': palette.markerLine,
        'circle-stroke-width': 1,
        'circle-stroke-opacity': 0.5,
        'circle-radius': ['interpolate', ['linear'], ['get', 'count'], 2, 8.5, 20, 11, 100, 14, 500, 18],
        'circle-pitch-alignment': 'viewport',
      },
    },
    {
      id: 'camera-count',
      type: 'symbol',
      ...from,
      filter: isCluster,
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': fontMedium,
        'text-size': 10.5,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.markerLine },
    },
    {
      id: 'camera-body',
      type: 'symbol',
      ...from,
      filter: ['!', isCluster],
      layout: {
        ...overlap,
        'icon-image': ['concat', 'camera-body-', ['get', 'tier']],
        'icon-size': bodySize,
        'symbol-sort-key': ['match', ['get', 'tier'], 'lookout', 3, 'vantage', 2, 1],
      },
      paint: {
        'icon-color': ['case', isSelected, palette.accent, palette.marker],
        'icon-halo-color': outline,
        'icon-halo-width': ['case', isSelected, 2, isHovered, 1.8, 1.1],
        'icon-opacity': byStatus('offline', 0.75, 1),
      },
    },
    {
      id: 'camera-glyph',
      type: 'symbol',
      ...from,
      minzoom: 13,
      filter: ['!', isCluster],
      layout: { ...overlap, 'icon-image': ['concat', 'camera-', ['get', 'tier']], 'icon-size': glyphSize },
      paint: { 'icon-color': glyph, 'icon-opacity': byStatus('fault', 0, 1) },
    },
    stateMark('camera-off', byStatus('offline', 1, 0), palette.textFaint, palette.marker),
    stateMark('camera-fault', byStatus('fault', 1, 0), palette.warning, palette.marker),
    {
      id: 'camera-name',
      type: 'symbol',
      ...from,
      minzoom: 17.2,
      filter: ['!', isCluster],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fontRegular,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 1.2],
        'text-max-width': 10,
        'text-optional': true,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.labelHalo, 'text-halo-width': 1.4 },
    },
    {
      id: 'camera-name-shown',
      type: 'symbol',
      ...from,
      minzoom: 13,
      filter: ['!', isCluster],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fontMedium,
        'text-size': 12,
        'text-anchor': 'bottom',
        'text-offset': [0, -1.25],
        'text-max-width': 16,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: {
        'text-color': ['case', isSelected, palette.accent, palette.text],
        'text-opacity': ['case', ['any', isHovered, isSelected], 1, 0],
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 2,
      },
    },
  ];
}

/** A sign over the glyph, so that a state is never told by colour alone. */
function stateMark(icon: string, opacity: ExpressionSpecification, color: string, halo: string): LayerSpecification {
  return {
    id: `${icon}-mark`,
    type: 'symbol',
    ...from,
    minzoom: 13,
    filter: ['!', isCluster],
    layout: {
      'icon-image': icon,
      'icon-size': bodySize,
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-color': color, 'icon-halo-color': halo, 'icon-halo-width': 0.8, 'icon-opacity': opacity },
  };
}
