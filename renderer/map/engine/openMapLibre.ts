import type { EngineOpening } from './EngineOpening.ts';
import type { GlMap } from './GlMap.ts';
import { loadMapLibre } from './loadMapLibre.ts';
import { MapEngine, type EngineTraits } from './MapEngine.ts';

const traits: EngineTraits = {
  name: 'maplibre',
  setSky: (map, { sky }) => {
    if (sky) (map as GlMap & { setSky(value: typeof sky): unknown }).setSky(sky);
  },
  changeData: (map, source, diff) => void map.getSource(source)?.updateData(diff),
  drawAdapter: async (map, coordinatePrecision) => {
    const { TerraDrawMapLibreGLAdapter } = await import('terra-draw-maplibre-gl-adapter');
    return new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision });
  },
};

/** Begins a map of MapLibre GL JS; its style is still to load. */
export async function openMapLibre({ container, style, view, title }: EngineOpening): Promise<MapEngine> {
  const engine = await loadMapLibre();
  const map = new engine.Map({
    container,
    style,
    ...view,
    attributionControl: false,
    fadeDuration: 300,
    localIdeographFontFamily: false,
    locale: { 'Map.Title': title },
  });
  map.addControl(new engine.ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
  return new MapEngine(map as unknown as GlMap, traits);
}
