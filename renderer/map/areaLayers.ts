import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { MapPalette } from './mapPalette.ts';

export const areaSource = 'seen-areas';

/** Ground of one kind: what a camera sees, or what none sees. Rings of lon, lat in degrees, not closed. */
export interface MapArea {
  kind: 'seen' | 'blind';
  rings: readonly (readonly (readonly [number, number])[])[];
}

export function areaCollection(areas: readonly MapArea[]): FeatureCollection<MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: areas.map(({ kind, rings }) => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: rings.map((ring) => [closed(ring)]) },
      properties: { kind },
    })),
  };
}

function closed(ring: readonly (readonly [number, number])[]): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(([lon, lat]) => [lon, lat]);
}

export function areaLayers(palette: MapPalette): LayerSpecification[] {
  return [
    {
      id: 'seen-area',
      type: 'fill',
      source: areaSource,
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'blind', palette.danger, palette.accent],
        'fill-opacity': ['match', ['get', 'kind'], 'blind', 0.3, 0.34],
        // Hundreds of pieces lie edge to edge: smoothed edges would show every seam.
        'fill-antialias': false,
      },
    },
  ];
}
