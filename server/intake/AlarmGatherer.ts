import { randomUUID } from 'node:crypto';
import { mostSamplePlaces, type AlarmBatch } from '../../protocol/alarm/alarm.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import { alarmGroupIdSchema } from '../../protocol/ids.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import type { OpenReport } from './AlarmLedger.ts';

/** However many alarms come, each group of them changes at most once in so many milliseconds. */
const flushMs = 1_000;
const mostBatches = 500;

/**
 * Gathers stored reports by source, type and area and hands them to the hall once a second: a storm of alarms is a few
 * entries in the journal and a few changes on a seat. The first one after a quiet second goes at once.
 */
export class AlarmGatherer {
  readonly #findSource: (sourceId: string) => IntakeSource | undefined;
  readonly #record: (command: CommandOf<'recordAlarms'>) => Promise<CommandReply>;
  readonly #now: () => number;
  #open = new Map<string, OpenReport>();
  #timer: NodeJS.Timeout | undefined;
  #flushedAt = 0;
  #isClosed = false;
  #flushing: Promise<void> = Promise.resolve();

  constructor(options: {
    findSource: (sourceId: string) => IntakeSource | undefined;
    record: (command: CommandOf<'recordAlarms'>) => Promise<CommandReply>;
    now: () => number;
  }) {
    this.#findSource = options.findSource;
    this.#record = options.record;
    this.#now = options.now;
  }

  add(reports: readonly OpenReport[]): void {
    for (const one of reports) {
      const key = `${one.sourceId}\n${one.report.externalId}`;
      // A later version takes the earlier one's turn at the end, so that sequences stay in order.
      this.#open.delete(key);
      this.#open.set(key, one);
    }
    if (this.#open.size > 0) this.#schedule();
  }

  /** Hands over what is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#flushing;
    await this.#flush();
  }

  #schedule(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    const waitMs = Math.min(flushMs, Math.max(0, flushMs - (this.#now() - this.#flushedAt)));
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#flushedAt = this.#now();
      this.#flushing = this.#flush().finally(() => {
        if (this.#open.size > 0) this.#schedule();
      });
    }, waitMs);
  }

  async #flush(): Promise<void> {
    const taken = [...this.#open.values()];
    this.#open = new Map();
    for (let start = 0; start < taken.length;) {
      const { batches, next } = gather(taken, start, this.#findSource);
      const reply = batches.length === 0 ? null : await this.#record({ type: 'recordAlarms', batches });
      if (reply !== null && !reply.ok) {
        // Stored they are; they wait for the next turn, behind newer versions of themselves.
        const newer = this.#open;
        this.#open = new Map();
        this.add(taken.slice(start));
        this.add([...newer.values()]);
        return;
      }
      start = next;
    }
  }
}

function gather(
  reports: readonly OpenReport[],
  start: number,
  findSource: (sourceId: string) => IntakeSource | undefined,
): { batches: AlarmBatch[]; next: number } {
  const byKey = new Map<string, AlarmBatch>();
  let next = start;
  for (; next < reports.length; next += 1) {
    const one = reports[next];
    if (one === undefined) break;
    const source = findSource(one.sourceId);
    if (source === undefined) continue;
    const { incidentType, areaId, isBackEntry } = one.report;
    const key = JSON.stringify([one.sourceId, incidentType, areaId, isBackEntry]);
    const batch = byKey.get(key);
    if (batch === undefined && byKey.size === mostBatches) break;
    byKey.set(key, batch === undefined ? begin(one, source) : grow(batch, one));
  }
  const upTo = reports[next - 1]?.seq ?? 0;
  return { batches: [...byKey.values()].map((batch) => ({ ...batch, upTo })), next };
}

function begin({ sourceId, seq, change, report }: OpenReport, source: IntakeSource): AlarmBatch {
  const { incidentType, areaId, priority, place, address, text, at, isBackEntry, handling } = report;
  return {
    groupId: alarmGroupIdSchema.parse(randomUUID()),
    upTo: seq,
    sourceId,
    sourceName: source.name,
    source: source.source,
    incidentType,
    areaId,
    priority,
    place,
    address,
    text,
    count: change === 'new' ? 1 : 0,
    updated: change === 'update' ? 1 : 0,
    cancelled: change === 'cancel' ? 1 : 0,
    firstAt: at,
    lastAt: at,
    places: place === null ? [] : [[place.lon, place.lat]],
    isBackEntry,
    handling,
    windowMs: source.windowMs,
  };
}

function grow(batch: AlarmBatch, one: OpenReport): AlarmBatch {
  const { report } = one;
  const isLead = report.priority <= batch.priority && one.change !== 'cancel';
  const lead = isLead ? report : batch;
  const { place } = report;
  const places: AlarmBatch['places'] =
    place === null || batch.places.length >= mostSamplePlaces
      ? batch.places
      : [...batch.places, [place.lon, place.lat]];
  return {
    ...batch,
    priority: lead.priority,
    text: lead.text,
    place: lead.place ?? batch.place,
    address: lead.address === '' ? batch.address : lead.address,
    count: batch.count + (one.change === 'new' ? 1 : 0),
    updated: batch.updated + (one.change === 'update' ? 1 : 0),
    cancelled: batch.cancelled + (one.change === 'cancel' ? 1 : 0),
    firstAt: Math.min(batch.firstAt, report.at),
    lastAt: Math.max(batch.lastAt, report.at),
    places,
    handling: report.handling === 'open' ? batch.handling : report.handling,
  };
}
