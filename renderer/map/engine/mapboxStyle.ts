import type { SkySpecification } from 'maplibre-gl';
import { fontRegular } from '../labelLayers.ts';
import type { EngineOpening } from './EngineOpening.ts';

/** Every letter is drawn on this machine in these, as in the other engine. */
export const mapboxFontFamily = fontRegular.map((font) => (font.includes(' ') ? `"${font}"` : font)).join(', ');

/**
 * Our style in the words of Mapbox GL JS: fog for sky, a glyph address (asked for by its checks, never by its drawing) and
 * sources that let single features be changed. A property that it does not know would drop the layer, so none may be left.
 */
export function mapboxStyle({
  style,
  origin,
  changingSources,
}: Pick<EngineOpening, 'style' | 'origin' | 'changingSources'>): object {
  const { sky, sources, ...rest } = style;
  return {
    ...rest,
    glyphs: `${origin}/glyphs/{fontstack}/{range}.pbf`,
    sources: Object.fromEntries(
      Object.entries(sources).map(([id, source]) => [
        id,
        changingSources.includes(id) ? { ...source, dynamic: true } : source,
      ]),
    ),
    ...(sky && { fog: mapboxFog(sky) }),
  };
}

/** What stands above the horizon and what hides it. */
export function mapboxFog(sky: SkySpecification): object {
  return {
    range: [2, 14],
    color: sky['fog-color'],
    'high-color': sky['sky-color'],
    'space-color': sky['sky-color'],
    'horizon-blend': 0.06,
    'star-intensity': 0,
  };
}
