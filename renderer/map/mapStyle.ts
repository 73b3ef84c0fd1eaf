import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { CameraTier } from '../../protocol/camera/camera.ts';
import { areaLayers, areaSource } from './areaLayers.ts';
import { baseStyle, groundCeiling, type BaseStyleOptions } from './baseStyle.ts';
import { cameraLayers, cameraNameSource, cameraSource, cameraSourceSpecification } from './cameraLayers.ts';
import { coneLayers, coneSource } from './coneLayers.ts';
import { districtLayers, districtSource } from './districtLayers.ts';
import { heatLayers, heatSource } from './heatLayers.ts';
import { incidentLayers, incidentSource } from './incidentLayers.ts';
import { plotLayers, plotSource } from './plotLayers.ts';
import { roadBlockSource, roadLayers, waySource } from './roadLayers.ts';
import { trackLayers, trackSource } from './trackLayers.ts';
import { unitLayers, unitSource } from './unitLayers.ts';

export interface MapStyleOptions extends BaseStyleOptions {
  cameraVersion: string;
  cameraTiers?: readonly CameraTier[];
}

function nothing(): GeoJSONSourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' };
}

/** The whole map from the ground up: what a person must not miss lies on top. */
export function mapStyle(options: MapStyleOptions): StyleSpecification {
  const { palette, origin, cameraVersion, cameraTiers } = options;
  const base = baseStyle(options);
  const ceiling = base.layers.findIndex((layer) => layer.id === groundCeiling);
  const layers: LayerSpecification[] = [
    ...base.layers.slice(0, ceiling),
    ...areaLayers(palette),
    ...coneLayers(palette),
    ...base.layers.slice(ceiling),
    ...districtLayers(palette),
    ...heatLayers(palette),
    ...plotLayers(palette),
    ...roadLayers(palette),
    ...trackLayers(palette),
    ...cameraLayers(palette),
    ...unitLayers(palette),
    ...incidentLayers(palette),
  ];
  const sources = {
    ...base.sources,
    [cameraSource]: cameraSourceSpecification(origin, cameraVersion, cameraTiers),
    [cameraNameSource]: nothing(),
    [areaSource]: nothing(),
    [coneSource]: nothing(),
    [districtSource]: nothing(),
    [heatSource]: nothing(),
    [plotSource]: nothing(),
    [roadBlockSource]: nothing(),
    [waySource]: nothing(),
    [trackSource]: nothing(),
    [unitSource]: nothing(),
    [incidentSource]: nothing(),
  };
  return { ...base, sources, layers };
}
