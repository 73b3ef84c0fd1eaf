import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { scheduleOf } from '../../protocol/rulebook/reportSchedule.ts';
import { currentRulebook } from '../../protocol/rulebook/rulebookState.ts';
import { civilHour } from '../../protocol/statistics/civilHour.ts';
import { dueReports, reportFormats, type DueReport } from '../../protocol/statistics/scheduledReport.ts';
import { systemActor, type Access } from '../access/index.ts';
import type { Log } from '../log/index.ts';
import { buildReport } from './buildReport.ts';
import { renderReport } from './renderReport.ts';
import type { ReportArchive } from './ReportArchive.ts';

export interface ReportClerkOptions {
  readonly archive: ReportArchive;
  readonly audit: Pick<Access['audit'], 'record'>;
  readonly state: () => HallState;
  readonly chainHash: () => Uint8Array;
  readonly directory: () => Directory;
  /** When the journal's first entry was written; null for a hall in which nothing happened yet. */
  readonly since: () => number | null;
  readonly now: () => number;
  readonly fontFile: string;
  readonly log: Log;
}

const turnMs = 60_000;
/** After a failure, e.g. on a full disk. */
const failureTurnMs = 600_000;
const dayMs = 86_400_000;
/** A clock that stands so far before the last report is not set yet, and nothing is written by it. */
const mostBackMs = 40 * dayMs;

/**
 * Writes the reports of the rulebook's schedule: each once, those missed while the server was down at its next start, and
 * deletes their files after their time. A clock that ran ahead costs an early report, which is marked and written again.
 */
export class ReportClerk {
  readonly #options: ReportClerkOptions;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: ReportClerkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#schedule(0);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** All that is owed now. */
  async work(): Promise<void> {
    const { archive, state, since, now, log } = this.#options;
    const began = since();
    const lastMadeAt = await archive.lastMadeAt();
    if (began === null) return;
    if (lastMadeAt !== null && now() < lastMadeAt - mostBackMs) {
      log.warn({ lastMadeAt }, 'the clock stands long before the last report; none is written until it is set');
      return;
    }
    const book = currentRulebook(state().rulebook);
    const schedule = scheduleOf(book);
    const { utcOffsetMin } = book.calendar.timeZone;
    const marked = await archive.markPremature(civilHour(now(), utcOffsetMin).date);
    if (marked > 0) log.warn({ marked }, 'reports had been written before their period was over: the clock ran ahead');
    const isMade = await archive.made();
    const owed = dueReports({
      ...{ schedule, utcOffsetMin, now: now(), since: began },
      isMade: (due) => reportFormats.every((format) => isMade({ ...due, format })),
    });
    for (const due of owed) {
      for (const format of reportFormats) {
        if (this.#isClosed) return;
        if (!isMade({ ...due, format })) await this.#write(due, format, schedule.language);
      }
    }
    await this.#deleteOld(schedule.keepDays);
  }

  #schedule(waitMs: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#turn = this.work().then(
        () => this.#schedule(turnMs),
        (error: unknown) => {
          this.#options.log.error({ err: error }, 'a scheduled report could not be written');
          this.#schedule(failureTurnMs);
        },
      );
    }, waitMs);
    this.#timer.unref();
  }

  async #write({ kind, period }: DueReport, format: 'pdf' | 'xlsx', language: 'zh' | 'en'): Promise<void> {
    const { archive, audit, state, chainHash, directory, now, fontFile } = this.#options;
    const shown = state();
    const madeAt = now();
    const content = buildReport({
      ...{ kind, period, language, state: shown, directory: directory(), now: madeAt },
      by: language === 'zh' ? '系统' : 'the server',
      filter: { areaId: null, agencyId: null, type: null },
      chainHash: Buffer.from(chainHash()).toString('hex'),
    });
    const bytes = await renderReport({ format, content, fontFile });
    const { sha256 } = await archive.add({ kind, ...period, format, language, madeAt, seq: shown.seq }, bytes);
    audit.record(systemActor, { type: 'reportWritten', kind, ...period, format, seq: shown.seq, sha256 });
  }

  async #deleteOld(keepDays: number): Promise<void> {
    const { archive, audit, now } = this.#options;
    for (const { kind, from, to, format, seq, sha256 } of await archive.deleteBefore(now() - keepDays * dayMs, now())) {
      audit.record(systemActor, { type: 'reportDeleted', kind, from, to, format, seq, sha256 });
    }
  }
}
