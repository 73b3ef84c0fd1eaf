import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { baseStyle, groundCeiling, type BaseStyleOptions } from './baseStyle.ts';
import { cameraLayers, cameraSource, cameraSourceSpecification } from './cameraLayers.ts';
import { coneLayers, coneSource } from './coneLayers.ts';
import { incidentLayers, incidentSource } from './incidentLayers.ts';
import { unitLayers, unitSource } from './unitLayers.ts';

export interface MapStyleOptions extends BaseStyleOptions {
  cameraVersion: string;
}

function nothing(): GeoJSONSourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' };
}

/** The whole map from the ground up: what a person must not miss lies on top. */
export function mapStyle(options: MapStyleOptions): StyleSpecification {
  const { palette, origin, cameraVersion } = options;
  const base = baseStyle(options);
  const ceiling = base.layers.findIndex((layer) => layer.id === groundCeiling);
  const layers: LayerSpecification[] = [
    ...base.layers.slice(0, ceiling),
    ...coneLayers(palette),
    ...base.layers.slice(ceiling),
    ...cameraLayers(palette),
    ...unitLayers(palette),
    ...incidentLayers(palette),
  ];
  const sources = {
    ...base.sources,
    [cameraSource]: cameraSourceSpecification(origin, cameraVersion),
    [coneSource]: nothing(),
    [unitSource]: nothing(),
    [incidentSource]: nothing(),
  };
  return { ...base, sources, layers };
}
