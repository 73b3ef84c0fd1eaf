import type { UnitId } from '../../protocol/ids.ts';
import type { PositionReport, UnitPosition } from '../../protocol/unit/unitPosition.ts';

export interface PositionsOptions {
  readonly now: () => number;
  /** Called at most once a second with what changed. */
  readonly onChanged: (positions: readonly UnitPosition[]) => void;
}

const batchMs = 1_000;

/** Where the units on duty are: the latest position of each, told in batches, forgotten when duty ends. */
export class Positions {
  readonly #options: PositionsOptions;
  readonly #latest = new Map<UnitId, UnitPosition>();
  readonly #changed = new Map<UnitId, UnitPosition>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PositionsOptions) {
    this.#options = options;
  }

  get latest(): ReadonlyMap<UnitId, UnitPosition> {
    return this.#latest;
  }

  report(unitId: UnitId, { lon, lat, accuracyM }: PositionReport): void {
    const position = { unitId, lon, lat, accuracyM, at: this.#options.now() };
    this.#latest.set(unitId, position);
    this.#changed.set(unitId, position);
    this.#timer ??= setTimeout(() => this.#tell(), batchMs);
  }

  forget(unitId: UnitId): void {
    this.#latest.delete(unitId);
    this.#changed.delete(unitId);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    if (changed.length > 0) this.#options.onChanged(changed);
  }
}
