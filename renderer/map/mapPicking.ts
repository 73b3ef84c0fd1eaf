import { cameraPickLayers, clusterPickLayers } from './cameraLayers.ts';
import type { DrawnFeature } from './engine/GlMap.ts';
import { incidentPickLayers } from './incidentLayers.ts';
import type { NamedCamera } from './mapFeatures.ts';
import { unitPickLayers } from './unitLayers.ts';

/** What lies under the pointer, the most urgent kind first. */
export type Pick =
  | { kind: 'incident' | 'unit'; id: string; lon: number; lat: number }
  | ({ kind: 'camera' } & NamedCamera)
  | { kind: 'cluster'; nextZoom: number; lon: number; lat: number };

const kinds = [
  { kind: 'incident', layers: incidentPickLayers },
  { kind: 'unit', layers: unitPickLayers },
  { kind: 'camera', layers: cameraPickLayers },
  { kind: 'cluster', layers: clusterPickLayers },
] as const;

export const pickLayers = kinds.flatMap(({ layers }) => layers);

/** Chooses among the features that were drawn near the pointer; null over bare ground. */
export function choosePick(features: readonly DrawnFeature[]): Pick | null {
  for (const { kind, layers } of kinds) {
    const feature = features.find((candidate) => layers.includes(candidate.layer.id));
    if (feature?.geometry.type !== 'Point') continue;
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    if (kind === 'cluster') return { kind, nextZoom: Number(feature.properties['nextZoom']), lon, lat };
    const id = String(feature.properties['id']);
    if (kind === 'camera')
      return { kind, id, name: (feature.properties['name'] as string | undefined) ?? '', lon, lat };
    return { kind, id, lon, lat };
  }
  return null;
}
