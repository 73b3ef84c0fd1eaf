import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  scheduledReportSchema,
  type DueReport,
  type ScheduledReport,
} from '../../protocol/statistics/scheduledReport.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Tables } from '../database/index.ts';

export type NewReport = Omit<ScheduledReport, 'id' | 'sha256' | 'bytes' | 'isPremature'>;

/** The reports that the server wrote by itself: files in the data folder's `reports`, a row each with the file's hash. */
export class ReportArchive {
  readonly #tables: Tables;
  readonly #folder: string;

  private constructor(tables: Tables, folder: string) {
    this.#tables = tables;
    this.#folder = folder;
  }

  static async create(tables: Tables, dataFolder: string): Promise<ReportArchive> {
    const folder = join(dataFolder, 'reports');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new ReportArchive(tables, folder);
  }

  /** Newest first; without those whose file was deleted in its time. */
  async list(): Promise<ScheduledReport[]> {
    const rows = await this.#tables
      .selectFrom('scheduled_reports')
      .selectAll()
      .where('deleted_at', 'is', null)
      .orderBy('period_to', 'desc')
      .orderBy('made_at', 'desc')
      .limit(1_000)
      .execute();
    return rows.map(({ body, is_premature }) => ({
      ...scheduledReportSchema.parse(JSON.parse(body)),
      isPremature: is_premature === 1,
    }));
  }

  /** Of a period that is over, whether its file was written; also where it was deleted since. */
  async made(): Promise<(due: DueReport & { readonly format: ScheduledReport['format'] }) => boolean> {
    const rows = await this.#tables
      .selectFrom('scheduled_reports')
      .select(['kind', 'period_from', 'format'])
      .where('is_premature', '=', 0)
      .execute();
    const known = new Set(rows.map((row) => `${row.kind} ${row.period_from} ${row.format}`));
    return ({ kind, period, format }) => known.has(`${kind} ${period.from} ${format}`);
  }

  /** When the last one was written, by the clock of then. */
  async lastMadeAt(): Promise<number | null> {
    const row = await this.#tables
      .selectFrom('scheduled_reports')
      .select(({ fn }) => fn.max('made_at').as('at'))
      .executeTakeFirst();
    return row?.at ?? null;
  }

  /** What a clock that ran ahead had written of periods that are not over by now. Tells how many. */
  async markPremature(beginsAfter: string): Promise<number> {
    const marked = await this.#tables
      .updateTable('scheduled_reports')
      .set({ is_premature: 1 })
      .where('is_premature', '=', 0)
      .where('period_to', '>', beginsAfter)
      .executeTakeFirst();
    return Number(marked.numUpdatedRows);
  }

  /** The whole file on disk first, then the row that makes it count: a crash between leaves nothing that counts. */
  async add(report: NewReport, bytes: Uint8Array): Promise<ScheduledReport> {
    const whole: ScheduledReport = {
      ...{ id: randomUUID(), ...report, isPremature: false, bytes: bytes.length },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    const file = join(this.#folder, fileOf(whole));
    const handle = await open(`${file}.part`, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
    await this.#tables
      .insertInto('scheduled_reports')
      .values({
        ...{ id: whole.id, kind: whole.kind, period_from: whole.from, period_to: whole.to, format: whole.format },
        ...{ made_at: whole.madeAt, is_premature: 0, deleted_at: null, body: JSON.stringify(whole) },
      })
      .execute();
    return whole;
  }

  /** Throws `reportUnknown`, and `reportDamaged` for a file that is gone or is not the one that was written. */
  async read(id: string): Promise<{ report: ScheduledReport; bytes: Buffer }> {
    const report = (await this.list()).find((one) => one.id === id);
    if (report === undefined) throw new Rejected('notFound', 'reportUnknown');
    const bytes = await readFile(join(this.#folder, fileOf(report))).catch((cause: unknown) => {
      throw new Rejected('storageFailure', 'reportDamaged', { cause });
    });
    if (createHash('sha256').update(bytes).digest('hex') !== report.sha256) {
      throw new Rejected('storageFailure', 'reportDamaged');
    }
    return { report, bytes };
  }

  /** Deletes the files of what was written before; their rows stay, so that none is written again. */
  async deleteBefore(before: number, now: number): Promise<ScheduledReport[]> {
    const old = (await this.list()).filter(({ madeAt }) => madeAt < before);
    for (const report of old) {
      await rm(join(this.#folder, fileOf(report)), { force: true });
      await this.#tables
        .updateTable('scheduled_reports')
        .set({ deleted_at: now })
        .where('id', '=', report.id)
        .execute();
    }
    return old;
  }
}

function fileOf({ kind, from, madeAt, format }: Pick<ScheduledReport, 'kind' | 'from' | 'madeAt' | 'format'>): string {
  return `${kind}-${from}-${madeAt}.${format}`;
}
