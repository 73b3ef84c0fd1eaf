import type { Feature, Geometry, Point } from 'geojson';
import type { FeatureDiff } from './FeatureDiff.ts';

/** Keeps what a source shows, for an engine that takes whole features where the other takes what changed of them. */
export class FeatureMirror {
  readonly #shown = new Map<string, Feature<Point>>();

  /** The features that changed, whole; one that is gone has no geometry. */
  take({ add, remove, update }: FeatureDiff): Feature<Geometry | null>[] {
    const changed = new Map<string, Feature<Geometry | null>>();
    for (const id of remove) {
      if (this.#shown.delete(id)) changed.set(id, { type: 'Feature', id, properties: {}, geometry: null });
    }
    for (const feature of add) this.#keep(String(feature.id), feature, changed);
    for (const { id, newGeometry, addOrUpdateProperties = [] } of update) {
      const before = this.#shown.get(id);
      if (before === undefined) continue;
      const properties = { ...before.properties };
      for (const { key, value } of addOrUpdateProperties) properties[key] = value;
      this.#keep(id, { ...before, geometry: newGeometry ?? before.geometry, properties }, changed);
    }
    return [...changed.values()];
  }

  #keep(id: string, feature: Feature<Point>, changed: Map<string, Feature<Geometry | null>>): void {
    this.#shown.set(id, feature);
    changed.set(id, feature);
  }
}
