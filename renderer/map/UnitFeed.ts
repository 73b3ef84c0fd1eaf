import type { Feature, Point } from 'geojson';
import type { Position } from '../../protocol/geometry/place.ts';
import type { FeatureDiff } from './engine/FeatureDiff.ts';
import type { UnitMark } from './mapFeatures.ts';
import { MarkMover } from './MarkMover.ts';
import { covers, everywhere, isInSight, widenSight, type Sight } from './Sight.ts';
import { unitFeature } from './unitLayers.ts';

/** Above this many moving units positions jump, because each step costs a new cut of their tiles. */
const mostGliding = 300;
/** Units within this share of the window around it are kept as they move, so that who looks there finds them right. */
const sightMargin = 0.25;
const shownProperties = ['kind', 'status', 'label', 'opacity'] as const;

/**
 * Knows what the map shows of the units and answers only what differs: a quiet hall costs nothing, and neither do units
 * that move where nobody looks. Whoever looks elsewhere takes the units anew.
 */
export class UnitFeed {
  readonly #mover: MarkMover;
  readonly #drawn = new Map<string, Feature<Point>>();
  #latest: readonly UnitMark[] = [];
  /** Where units are kept as they move. */
  #sight = everywhere;

  constructor(glideMs: number) {
    this.#mover = new MarkMover(glideMs);
  }

  /** Takes all units as they were last heard of; those far out of sight stay drawn as they are. */
  take(units: readonly UnitMark[], nowMs: number, sight: Sight = everywhere): FeatureDiff {
    this.#latest = units;
    this.#sight = widenSight(sight, sightMargin);
    const gliding = this.#mover.aim(units, nowMs);
    const isTooMany = units.filter((unit) => gliding.get(unit.id) !== unit.position).length > mostGliding;
    const diff: FeatureDiff = { add: [], remove: [], update: [] };
    const present = new Set(units.map((unit) => unit.id));
    for (const id of this.#drawn.keys()) if (!present.has(id)) diff.remove.push(id);
    for (const id of diff.remove) this.#drawn.delete(id);
    for (const unit of units) {
      const position = isTooMany ? unit.position : (gliding.get(unit.id) ?? unit.position);
      const before = this.#drawn.get(unit.id);
      if (before && this.#isUnseen(before, position)) continue;
      const feature = unitFeature({ ...unit, position });
      this.#drawn.set(unit.id, feature);
      if (before) diff.update.push(...changes(unit.id, before, feature));
      else diff.add.push(feature);
    }
    if (isTooMany) this.#mover.finish();
    return diff;
  }

  /** All units as they were last taken. */
  get latest(): readonly UnitMark[] {
    return this.#latest;
  }

  /** Whether what is seen there is kept as it moves. */
  covers(sight: Sight): boolean {
    return covers(this.#sight, sight);
  }

  /** The next step of those under way; empty when all have arrived. */
  step(nowMs: number): FeatureDiff {
    const update = this.#mover.step(nowMs).flatMap(({ id, position }) => {
      const before = this.#drawn.get(id);
      if (!before || this.#isUnseen(before, position)) return [];
      const feature = { ...before, geometry: pointAt(position) };
      this.#drawn.set(id, feature);
      return changes(id, before, feature);
    });
    return { add: [], remove: [], update };
  }

  #isUnseen({ geometry }: Feature<Point>, position: Position): boolean {
    const [lon = NaN, lat = NaN] = geometry.coordinates;
    return !isInSight(this.#sight, position) && !isInSight(this.#sight, { lon, lat });
  }

  get isMoving(): boolean {
    return this.#mover.isMoving;
  }
}

export function isEmptyDiff({ add, remove, update }: FeatureDiff): boolean {
  return add.length + remove.length + update.length === 0;
}

function pointAt({ lon, lat }: Position): Point {
  return { type: 'Point', coordinates: [lon, lat] };
}

function changes(id: string, before: Feature<Point>, after: Feature<Point>): FeatureDiff['update'] {
  const keys = shownProperties.filter((key) => before.properties?.[key] !== after.properties?.[key]);
  const hasMoved = before.geometry.coordinates.some((value, axis) => value !== after.geometry.coordinates[axis]);
  if (keys.length === 0 && !hasMoved) return [];
  const properties = keys.map((key) => ({ key, value: after.properties?.[key] as unknown }));
  return [
    {
      id,
      ...(hasMoved ? { newGeometry: after.geometry } : {}),
      ...(properties.length > 0 ? { addOrUpdateProperties: properties } : {}),
    },
  ];
}
