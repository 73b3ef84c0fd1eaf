import type { StyleSpecification } from 'maplibre-gl';
import type { MapEngine } from './engine/MapEngine.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Changes colours and words of a map in place. Exchanging the whole style would empty the sources that live data flows
 * into. Both styles must have the same layers.
 */
export function restyle(map: MapEngine, before: StyleSpecification, after: StyleSpecification): void {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  for (const layer of after.layers) {
    const previous = old.get(layer.id);
    for (const [name, value] of changed(previous?.paint, layer.paint)) map.setPaint(layer.id, name, value);
    for (const [name, value] of changed(previous?.layout, layer.layout)) map.setLayout(layer.id, name, value);
  }
  map.setSky(after);
}

function changed(before: object | undefined, after: object | undefined): [string, unknown][] {
  const old: Properties = { ...before };
  return Object.entries<unknown>({ ...after }).filter(
    ([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value),
  );
}
