import type { UnitId } from '../../protocol/ids.ts';
import type { PositionReport } from '../../protocol/unit/unitPosition.ts';
import {
  trackKeptMs,
  trackReaderSchema,
  type Track,
  type TrackPoint,
  type TrackReader,
} from '../../protocol/unit/unitTrack.ts';
import type { Tables } from '../database/index.ts';

export interface TracksOptions {
  readonly tables: Tables;
  readonly now: () => number;
  /** Since when the unit is on duty; null off duty. */
  readonly dutySince: (unitId: UnitId) => number | null;
  readonly onFailure: (error: unknown) => void;
}

interface Sample {
  readonly unit_id: UnitId;
  readonly at: number;
  readonly duty_since: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracy_m: number;
}

/** A position joins the track when the unit moved so far, or after so long; never more often than every `leastGapMs`. */
const leastGapMs = 15_000;
const restGapMs = 300_000;
const leastMoveM = 25;
/** A fix that is worse than this would draw streets the crew never drove. */
const worstAccuracyM = 100;
const writeMs = 2_000;
const largestWrite = 500;
const pruneMs = 3_600_000;
const mostPoints = 2_000;
const mostReaders = 100;

/**
 * Where a unit went on duty: sampled, kept for `trackKeptMs` beside the journal, then deleted. Off duty nothing is sampled,
 * and what a phone reports late falls to nobody.
 */
export class Tracks {
  readonly #options: TracksOptions;
  readonly #last = new Map<UnitId, Sample>();
  #waiting: Sample[] = [];
  #writeTimer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #pruneTimer: NodeJS.Timeout;

  private constructor(options: TracksOptions) {
    this.#options = options;
    this.#pruneTimer = setInterval(() => void this.prune().catch(options.onFailure), pruneMs);
    this.#pruneTimer.unref();
  }

  static async create(options: TracksOptions): Promise<Tracks> {
    const tracks = new Tracks(options);
    await tracks.prune();
    return tracks;
  }

  sample(unitId: UnitId, { lon, lat, accuracyM }: PositionReport): void {
    const dutySince = this.#options.dutySince(unitId);
    if (dutySince === null || accuracyM > worstAccuracyM) return;
    const sample = {
      ...{ unit_id: unitId, at: this.#options.now(), duty_since: dutySince },
      ...{ lon, lat, accuracy_m: accuracyM },
    };
    const last = this.#last.get(unitId);
    if (last?.duty_since === dutySince && !isWorthKeeping(last, sample)) return;
    this.#last.set(unitId, sample);
    this.#waiting.push(sample);
    this.#writeTimer ??= setTimeout(() => void this.#flush(), writeMs);
  }

  /** The latest duty, or the one that began then. */
  async read(unitId: UnitId, dutySince?: number): Promise<Track> {
    await this.#flush();
    const { tables } = this.#options;
    const duties = await tables
      .selectFrom('track_points')
      .select('duty_since')
      .distinct()
      .where('unit_id', '=', unitId)
      .orderBy('duty_since', 'desc')
      .execute();
    const known = duties.map((row) => row.duty_since);
    const chosen = dutySince === undefined ? (known[0] ?? null) : known.includes(dutySince) ? dutySince : null;
    if (chosen === null) return { unitId, dutySince: null, points: [], duties: known };
    const points = await tables
      .selectFrom('track_points')
      .select(['at', 'lon', 'lat'])
      .where('unit_id', '=', unitId)
      .where('duty_since', '=', chosen)
      .orderBy('at')
      .execute();
    return { unitId, dutySince: chosen, points: thin(points), duties: known };
  }

  /** To be called when the hall looks at a unit's way, so that the unit can be told. */
  async keepReader(unitId: UnitId, { at, name, role, purpose, dutySince }: TrackReader): Promise<void> {
    await this.#options.tables
      .insertInto('track_reads')
      .values({ unit_id: unitId, at, name, role, purpose, duty_since: dutySince })
      .execute();
  }

  /** Who looked, the latest first. */
  async readers(unitId: UnitId): Promise<TrackReader[]> {
    const rows = await this.#options.tables
      .selectFrom('track_reads')
      .select(['at', 'name', 'role', 'purpose', 'duty_since as dutySince'])
      .where('unit_id', '=', unitId)
      .orderBy('id', 'desc')
      .limit(mostReaders)
      .execute();
    return rows.map((row) => trackReaderSchema.parse(row));
  }

  /** Deletes what is older than its time. */
  async prune(): Promise<void> {
    await this.#flush();
    const before = this.#options.now() - trackKeptMs;
    await this.#options.tables.deleteFrom('track_points').where('at', '<', before).execute();
    await this.#options.tables.deleteFrom('track_reads').where('at', '<', before).execute();
  }

  async close(): Promise<void> {
    clearInterval(this.#pruneTimer);
    await this.#flush();
  }

  #flush(): Promise<void> {
    clearTimeout(this.#writeTimer);
    this.#writeTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write()).catch(this.#options.onFailure);
    return this.#writing;
  }

  async #write(): Promise<void> {
    for (;;) {
      const samples = this.#waiting.splice(0, largestWrite);
      if (samples.length === 0) return;
      await this.#options.tables
        .insertInto('track_points')
        .values(samples)
        .onConflict((conflict) => conflict.columns(['unit_id', 'at']).doNothing())
        .execute();
    }
  }
}

function isWorthKeeping(last: Sample, next: Sample): boolean {
  const gapMs = next.at - last.at;
  return gapMs >= restGapMs || (gapMs >= leastGapMs && movedM(last, next) >= leastMoveM);
}

/** Good enough for tens of metres: the ground is flat there. */
function movedM(from: Sample, to: Sample): number {
  const metresPerDeg = 111_320;
  const east = (to.lon - from.lon) * metresPerDeg * Math.cos((from.lat * Math.PI) / 180);
  return Math.hypot(east, (to.lat - from.lat) * metresPerDeg);
}

function thin(points: readonly TrackPoint[]): TrackPoint[] {
  const step = Math.ceil(points.length / mostPoints);
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}
