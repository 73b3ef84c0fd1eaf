import type { EngineOpening } from './EngineOpening.ts';
import { FeatureMirror } from './FeatureMirror.ts';
import type { GlMap } from './GlMap.ts';
import { loadMapbox } from './loadMapbox.ts';
import { MapEngine, type EngineTraits } from './MapEngine.ts';
import { mapboxFog, mapboxFontFamily, mapboxStyle } from './mapboxStyle.ts';

function createTraits(): EngineTraits {
  const mirrors = new Map<string, FeatureMirror>();
  return {
    name: 'mapbox',
    setSky: (map, { sky }) => {
      if (sky) (map as GlMap & { setFog(fog: object): unknown }).setFog(mapboxFog(sky));
    },
    changeData: (map, source, diff) => {
      const mirror = mirrors.get(source) ?? new FeatureMirror();
      mirrors.set(source, mirror);
      map.getSource(source)?.updateData({ type: 'FeatureCollection', features: mirror.take(diff) });
    },
    drawAdapter: async (map, coordinatePrecision) => {
      const { TerraDrawMapboxGLAdapter } = await import('terra-draw-mapbox-gl-adapter');
      return new TerraDrawMapboxGLAdapter({ map, coordinatePrecision });
    },
  };
}

/**
 * Begins a map of Mapbox GL JS with the site's own token and files; its style is still to load. The engine tells Mapbox of every map
 * it opens, as its licence has it, and goes blank when Mapbox answers that the token is not good: nothing here prevents
 * either, and its logo stays.
 */
export async function openMapbox(opening: EngineOpening, token: string): Promise<MapEngine> {
  const { container, view, title } = opening;
  const engine = await loadMapbox(opening.origin);
  const map = new engine.Map({
    container,
    accessToken: token,
    style: mapboxStyle(opening),
    ...view,
    projection: { name: 'mercator' },
    fadeDuration: 300,
    localFontFamily: mapboxFontFamily,
    locale: { 'Map.Title': title },
  }) as GlMap;
  map.addControl(new engine.ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  return new MapEngine(map, createTraits());
}
