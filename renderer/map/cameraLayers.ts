import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, VectorSourceSpecification } from 'maplibre-gl';
import { cameraTiers, type CameraTier } from '../../protocol/camera/camera.ts';
import { fontMedium, fontRegular } from './labelLayers.ts';
import type { NamedCamera } from './mapFeatures.ts';
import type { MapPalette } from './mapPalette.ts';

export const cameraSource = 'cameras';
export const cameraSourceLayer = 'camera';
/** The few cameras that are pointed at or chosen: their names are written at once. */
export const cameraNameSource = 'camera-names';
export const cameraPickLayers = ['camera-body', 'camera-body-street'];
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

/** One name a camera, the chosen in the colour of choice. */
export function cameraNameCollection(
  selected: readonly NamedCamera[],
  hovered: readonly NamedCamera[],
): FeatureCollection<Point> {
  const chosen = new Set(selected.map(({ id }) => id));
  const shown = [...selected, ...hovered.filter(({ id }) => !chosen.has(id))];
  return {
    type: 'FeatureCollection',
    features: shown.map(({ id, name, lon, lat }) => ({
      type: 'Feature',
      properties: { id, name, isSelected: chosen.has(id) },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}

const from = { source: cameraSource, 'source-layer': cameraSourceLayer } as const;
const isCluster: ExpressionSpecification = ['has', 'count'];
const isCamera: ExpressionSpecification = ['!', isCluster];
const isStreet: ExpressionSpecification = ['==', ['get', 'tier'], 'street'];
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isHovered: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];
const status: ExpressionSpecification = ['coalesce', ['feature-state', 'status'], 'unknown'];

/** Lookouts are the largest and stand at every zoom. */
const bodySize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12,
  ['match', ['get', 'tier'], 'lookout', 0.86, 0.5],
  15,
  ['match', ['get', 'tier'], 'lookout', 1.12, 0.8],
  17,
  ['match', ['get', 'tier'], 'lookout', 1.3, 1.06],
];

const badgeAt: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  13,
  ['literal', [3.4, -3.4]],
  17,
  ['literal', [7.4, -7.4]],
];

/** Most cameras by far: their bodies are circles, which an engine draws without placing each anew as the map moves. */
const streetRadius: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 12, 3.6, 15, 5.4, 17, 8.4];
const lensRadius: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 13, 1.2, 15, 2, 17, 3.2];

const glyphSize: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  12,
  ['match', ['get', 'tier'], 'lookout', 0.5, 0.3],
  15,
  ['match', ['get', 'tier'], 'lookout', 0.66, 0.5],
  17,
  ['match', ['get', 'tier'], 'lookout', 0.76, 0.68],
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
  const bodyColor: ExpressionSpecification = ['case', isSelected, palette.accent, palette.marker];
  const bodyOpacity: ExpressionSpecification = ['case', ['==', status, 'offline'], 0.75, 1];
  const outlineWidth: ExpressionSpecification = ['case', isSelected, 2, isHovered, 1.8, 1.1];
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
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.markerLine },
    },
    {
      id: 'camera-body-street',
      type: 'circle',
      ...from,
      filter: ['all', isCamera, isStreet],
      paint: {
        'circle-radius': streetRadius,
        'circle-color': bodyColor,
        'circle-opacity': bodyOpacity,
        'circle-stroke-color': outline,
        'circle-stroke-width': outlineWidth,
        'circle-pitch-alignment': 'viewport',
      },
    },
    {
      id: 'camera-lens',
      type: 'circle',
      ...from,
      minzoom: 13,
      filter: ['all', isCamera, isStreet],
      paint: {
        'circle-radius': lensRadius,
        'circle-color': glyph,
        'circle-pitch-alignment': 'viewport',
      },
    },
    {
      id: 'camera-body',
      type: 'symbol',
      ...from,
      filter: ['all', isCamera, ['!', isStreet]],
      layout: {
        ...overlap,
        'icon-image': ['concat', 'camera-body-', ['get', 'tier']],
        'icon-size': bodySize,
        'symbol-sort-key': ['match', ['get', 'tier'], 'lookout', 2, 1],
      },
      paint: {
        'icon-color': bodyColor,
        'icon-halo-color': outline,
        'icon-halo-width': outlineWidth,
        'icon-opacity': bodyOpacity,
      },
    },
    {
      id: 'camera-glyph',
      type: 'symbol',
      ...from,
      minzoom: 13,
      filter: ['all', isCamera, ['!', isStreet]],
      layout: { ...overlap, 'icon-image': ['concat', 'camera-', ['get', 'tier']], 'icon-size': glyphSize },
      paint: { 'icon-color': glyph },
    },
    {
      // A full badge is a fault, a ring is no answer: a state is never told by colour alone.
      id: 'camera-state',
      type: 'circle',
      ...from,
      minzoom: 13,
      filter: isCamera,
      paint: {
        'circle-radius': ['match', status, 'fault', 3.6, 'offline', 2.6, 0],
        'circle-color': ['match', status, 'fault', palette.warning, palette.marker],
        'circle-stroke-color': ['match', status, 'fault', palette.marker, palette.textFaint],
        'circle-stroke-width': ['match', status, ['fault', 'offline'], 1.4, 0],
        'circle-translate': badgeAt,
        'circle-pitch-alignment': 'viewport',
      },
    },
    {
      id: 'camera-name',
      type: 'symbol',
      ...from,
      minzoom: 17.2,
      filter: isCamera,
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
      source: cameraNameSource,
      minzoom: 13,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fontMedium,
        'text-size': 12,
        // Above the camera, or beside or under it where an incident, a unit or another name stands; shown in any case.
        'text-variable-anchor': ['bottom', 'left', 'right', 'top'],
        'text-radial-offset': 1.25,
        'text-justify': 'auto',
        'text-max-width': 16,
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': ['case', ['boolean', ['get', 'isSelected']], palette.accent, palette.text],
        'text-halo-color': palette.labelHalo,
        'text-halo-width': 2,
      },
    },
  ];
}
