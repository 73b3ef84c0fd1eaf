import type { Feature, Point } from 'geojson';

/** What must change in a source so that it shows things as they are now. */
export interface FeatureDiff {
  add: Feature<Point>[];
  remove: string[];
  update: { id: string; newGeometry?: Point; addOrUpdateProperties?: { key: string; value: unknown }[] }[];
}
