import type { Map as EngineMap, StyleSpecification } from 'maplibre-gl';

type Properties = Readonly<Record<string, unknown>>;
type PaintName = Parameters<EngineMap['setPaintProperty']>[1];
type PaintValue = Parameters<EngineMap['setPaintProperty']>[2];
type LayoutName = Parameters<EngineMap['setLayoutProperty']>[1];
type LayoutValue = Parameters<EngineMap['setLayoutProperty']>[2];

/**
 * Changes colours and words of a map in place. Exchanging the whole style would empty the sources that live data flows
 * into. Both styles must have the same layers.
 */
export function restyle(map: EngineMap, before: StyleSpecification, after: StyleSpecification): void {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  for (const layer of after.layers) {
    const previous = old.get(layer.id);
    for (const [name, value] of changed<PaintName, PaintValue>(previous?.paint, layer.paint))
      map.setPaintProperty(layer.id, name, value);
    for (const [name, value] of changed<LayoutName, LayoutValue>(previous?.layout, layer.layout))
      map.setLayoutProperty(layer.id, name, value);
  }
  if (after.sky) map.setSky(after.sky);
}

function changed<Name extends string, Value>(before: object | undefined, after: object | undefined): [Name, Value][] {
  const old: Properties = { ...before };
  const entries = Object.entries({ ...after }) as [Name, Value][];
  return entries.filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value));
}
