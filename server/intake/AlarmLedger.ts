import { createHash } from 'node:crypto';
import type { IntakeResult } from '../../protocol/intake/intakeReport.ts';
import type { Tables } from '../database/index.ts';
import type { NormalReport } from './NormalReport.ts';

export type Change = 'new' | 'update' | 'cancel';

/** A stored report that is not yet counted in an alarm. */
export interface OpenReport {
  readonly seq: number;
  readonly sourceId: string;
  readonly change: Change;
  readonly report: NormalReport;
}

interface Waiting {
  readonly sourceId: string;
  readonly report: NormalReport;
  readonly original: unknown;
  readonly settle: (result: IntakeResult) => void;
  readonly fail: (error: unknown) => void;
}

interface Known {
  readonly digest: string;
  readonly change: Change;
  readonly seq: number;
  readonly sentAt: number;
}

const largestStatement = 500;
/** How long a report is known again; after that the same external id is a new report. */
const keptMs = 90 * 24 * 3_600_000;

/**
 * Every report on disk, once for each source and external id, before its sender is answered. What arrives while one
 * statement is written shares the next. Each stored version has a sequence of its own, by which the journal says what is
 * counted already.
 */
export class AlarmLedger {
  readonly #tables: Tables;
  readonly #now: () => number;
  /** The sequence up to which the journal has counted. */
  readonly #counted: () => number;
  readonly #onStored: (reports: readonly OpenReport[]) => void;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(options: {
    tables: Tables;
    now: () => number;
    counted: () => number;
    onStored: (reports: readonly OpenReport[]) => void;
  }) {
    this.#tables = options.tables;
    this.#now = options.now;
    this.#counted = options.counted;
    this.#onStored = options.onStored;
  }

  /** Durable when it resolves. */
  async take(sourceId: string, report: NormalReport, original: unknown): Promise<IntakeResult> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ sourceId, report, original, settle, fail });
      if (!this.#isWriting) void this.#write();
    });
  }

  /** What was stored and not counted when the server stopped. */
  async readOpen(): Promise<OpenReport[]> {
    const rows = await this.#tables
      .selectFrom('intake_reports')
      .select(['seq', 'source_id', 'change', 'body'])
      .where('seq', '>', this.#counted())
      .orderBy('seq')
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      sourceId: row.source_id,
      change: row.change as Change,
      report: (JSON.parse(row.body) as { report: NormalReport }).report,
    }));
  }

  async forgetOld(): Promise<void> {
    const before = this.#now() - keptMs;
    const counted = this.#counted();
    await this.#tables
      .deleteFrom('intake_reports')
      .where('received_at', '<', before)
      .where('seq', '<=', counted)
      .execute();
    await this.#tables.deleteFrom('intake_names').where('named_at', '<', before).execute();
  }

  /** The report that another name stands for, e.g. the one that a CAP reference means. */
  async findByName(sourceId: string, names: readonly string[]): Promise<string | undefined> {
    if (names.length === 0) return undefined;
    const row = await this.#tables
      .selectFrom('intake_names')
      .select('external_id')
      .where('source_id', '=', sourceId)
      .where('name', 'in', [...names])
      .executeTakeFirst();
    return row?.external_id;
  }

  async rememberName(sourceId: string, name: string, externalId: string): Promise<void> {
    await this.#tables
      .replaceInto('intake_names')
      .values({ source_id: sourceId, name, external_id: externalId, named_at: this.#now() })
      .execute();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const part = this.#waiting.slice(0, largestStatement);
      this.#waiting = this.#waiting.slice(largestStatement);
      try {
        await this.#writePart(part);
      } catch (error) {
        for (const { fail } of part) fail(error);
      }
    }
    this.#isWriting = false;
  }

  async #writePart(part: readonly Waiting[]): Promise<void> {
    const known = await this.#findKnown(part);
    const rows = new Map<string, { waiting: Waiting; change: Change; digest: string }>();
    const answers: { settle: Waiting['settle']; result: IntakeResult }[] = [];
    for (const waiting of part) {
      const { sourceId, report, settle } = waiting;
      const key = `${sourceId}\n${report.externalId}`;
      const digest = digestOf(report);
      const before = known.get(key);
      const { externalId } = report;
      if (before?.digest === digest) {
        answers.push({ settle, result: { externalId, outcome: 'unchanged' } });
        continue;
      }
      if (before !== undefined && report.sentAt < before.sentAt) {
        answers.push({ settle, result: { externalId, outcome: 'unchanged', note: 'olderThanKnown' } });
        continue;
      }
      const change = changeOf(report, before, this.#counted());
      known.set(key, { digest, change, seq: Number.MAX_SAFE_INTEGER, sentAt: report.sentAt });
      rows.set(key, { waiting, change, digest });
      answers.push({ settle, result: { externalId, outcome: before === undefined ? 'received' : 'updated' } });
    }
    if (rows.size > 0) this.#onStored(await this.#insert([...rows.values()]));
    for (const { settle, result } of answers) settle(result);
  }

  async #findKnown(part: readonly Waiting[]): Promise<Map<string, Known>> {
    const rows = await this.#tables
      .selectFrom('intake_reports')
      .select(['seq', 'source_id', 'external_id', 'digest', 'change', 'body'])
      .where('source_id', 'in', [...new Set(part.map(({ sourceId }) => sourceId))])
      .where('external_id', 'in', [...new Set(part.map(({ report }) => report.externalId))])
      .execute();
    return new Map(
      rows.map((row) => [
        `${row.source_id}\n${row.external_id}`,
        {
          digest: row.digest,
          change: row.change as Change,
          seq: row.seq,
          sentAt: (JSON.parse(row.body) as { report: NormalReport }).report.sentAt,
        },
      ]),
    );
  }

  async #insert(rows: readonly { waiting: Waiting; change: Change; digest: string }[]): Promise<OpenReport[]> {
    const stored = await this.#tables
      .replaceInto('intake_reports')
      .values(
        rows.map(({ waiting: { sourceId, report, original }, change, digest }) => ({
          source_id: sourceId,
          external_id: report.externalId,
          received_at: this.#now(),
          digest,
          change,
          body: JSON.stringify({ report, original }),
        })),
      )
      .returning(['seq', 'source_id', 'external_id'])
      .execute();
    const seqs = new Map(stored.map((row) => [`${row.source_id}\n${row.external_id}`, row.seq]));
    return rows.flatMap(({ waiting: { sourceId, report }, change }) => {
      const seq = seqs.get(`${sourceId}\n${report.externalId}`);
      return seq === undefined ? [] : [{ seq, sourceId, change, report }];
    });
  }
}

/** A new version of what was never counted is still the first of it. */
function changeOf(report: NormalReport, before: Known | undefined, counted: number): Change {
  if (report.isCancelled) return 'cancel';
  return before === undefined || (before.seq > counted && before.change === 'new') ? 'new' : 'update';
}

/** Times of arrival are no content. */
function digestOf({ sentAt: _sentAt, at: _at, ...content }: NormalReport): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}
