import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { SiteLayer, SiteSource } from '../../protocol/map/mapConfig.ts';
import { fontRegular } from './labelLayers.ts';

/** Pictures cover the ground and the roads; cones, buildings and all that is written stay above them. */
export const pictureCeiling = 'seen-area';
/** Lines and words of the site lie on the city and under what happens in it. */
export const siteLayerCeiling = 'district-line';

export function siteSourceId(id: string): string {
  return `site-${id}`;
}

/** Whole addresses only: one of the engines takes no others. */
export function siteSourceSpecification(source: SiteSource, origin: string): SourceSpecification {
  const { kind, tiles, minZoom: minzoom, maxZoom: maxzoom } = source;
  const address = tiles.startsWith('/') ? `${origin}${tiles}` : tiles;
  return kind === 'raster'
    ? { type: 'raster', tiles: [address], tileSize: source.tileSizePx, minzoom, maxzoom }
    : { type: 'vector', tiles: [address], minzoom, maxzoom };
}

export function siteLayerIds(source: SiteSource): string[] {
  return source.kind === 'raster'
    ? [siteSourceId(source.id)]
    : source.layers.map((_layer, index) => `${siteSourceId(source.id)}-${index}`);
}

/** Which paint properties carry a layer's opacity. */
export function siteOpacityNames(source: SiteSource, index: number): string[] {
  if (source.kind === 'raster') return ['raster-opacity'];
  switch (source.layers[index]?.draw) {
    case 'fill':
      return ['fill-opacity'];
    case 'line':
      return ['line-opacity'];
    case 'point':
      return ['circle-opacity'];
    case 'label':
      return ['text-opacity'];
    case undefined:
      return [];
  }
}

export function siteLayerSpecifications(source: SiteSource): { layer: LayerSpecification; before: string }[] {
  const ids = siteLayerIds(source);
  if (source.kind === 'raster') {
    const [id = ''] = ids;
    return [{ layer: { id, type: 'raster', source: siteSourceId(source.id) }, before: pictureCeiling }];
  }
  return source.layers.map((layer, index) => ({
    layer: drawn(layer, ids[index] ?? '', siteSourceId(source.id)),
    before: siteLayerCeiling,
  }));
}

function drawn({ draw, sourceLayer, color, field }: SiteLayer, id: string, source: string): LayerSpecification {
  const from = { id, source, 'source-layer': sourceLayer } as const;
  switch (draw) {
    case 'fill':
      return { ...from, type: 'fill', paint: { 'fill-color': color } };
    case 'line':
      return {
        ...from,
        type: 'line',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': color, 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 1, 17, 4] },
      };
    case 'point':
      return { ...from, type: 'circle', paint: { 'circle-color': color, 'circle-radius': 4 } };
    case 'label':
      return {
        ...from,
        type: 'symbol',
        layout: { 'text-field': ['to-string', ['get', field ?? 'name']], 'text-font': fontRegular, 'text-size': 12 },
        paint: { 'text-color': color },
      };
  }
}
