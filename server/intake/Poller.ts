import type { IntakeFault } from '../../protocol/intake/intakeFault.ts';
import type { IntakeReport } from '../../protocol/intake/intakeReport.ts';
import type { IntakeSource, PollAdapter } from '../../protocol/intake/intakeSource.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { faultOf, IntakeFailure } from './faultOf.ts';
import { mapPolled } from './mapPolled.ts';
import { readPath } from './readPath.ts';
import { refuseIdentifyingReport } from './refuseIdentifyingReport.ts';

export interface PollerParts {
  readonly source: IntakeSource & { readonly adapter: PollAdapter };
  readonly key: string | undefined;
  readonly take: (reports: readonly IntakeReport[]) => Promise<unknown>;
  /** What is refused of an answer; the rest of it is taken. */
  readonly onRefused: (refusal: Rejected) => void;
  readonly onGood: (count: number) => void;
  readonly onFailure: (fault: IntakeFault) => void;
}

const longestBackOffMs = 600_000;
const largestAnswerBytes = 4 * 1024 * 1024;
const mostItems = 2_000;

/**
 * Asks another system's HTTP interface in turns. After a failure it waits twice as long each time, up to ten minutes. The
 * cursor moves only when everything of an answer is stored; a start asks from the beginning, and what is known changes nothing.
 */
export class Poller {
  readonly #parts: PollerParts;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #cursor: string | undefined;
  #failures = 0;

  constructor(parts: PollerParts) {
    this.#parts = parts;
    this.#schedule(0);
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  #schedule(waitMs: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#turn(), waitMs);
  }

  async #turn(): Promise<void> {
    const { source, onFailure } = this.#parts;
    const { intervalMs } = source.adapter;
    try {
      await this.#ask();
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      if (!this.#stop.signal.aborted) onFailure(faultOf(error));
    }
    this.#schedule(Math.min(Math.max(intervalMs, longestBackOffMs), intervalMs * 2 ** this.#failures));
  }

  async #ask(): Promise<void> {
    const { source, key, take, onGood, onRefused } = this.#parts;
    const { adapter } = source;
    const url = new URL(adapter.url);
    if (adapter.cursorParameter !== null && this.#cursor !== undefined)
      url.searchParams.set(adapter.cursorParameter, this.#cursor);
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(adapter.timeoutMs)]),
      redirect: 'error',
    });
    const text = await readLimited(response);
    if (!response.ok) throw new IntakeFailure('httpStatus', String(response.status));
    const answer = readJson(text);
    const items = readPath(answer, adapter.itemsPath);
    if (!Array.isArray(items)) throw new IntakeFailure('noList', adapter.itemsPath);
    if (items.length > mostItems) throw new IntakeFailure('tooMany', String(mostItems));
    const reports: IntakeReport[] = [];
    for (const item of items as unknown[]) {
      try {
        refuseIdentifyingReport(item);
        reports.push(mapPolled(item, adapter));
      } catch (error) {
        if (!(error instanceof Rejected)) throw error;
        onRefused(error);
      }
    }
    await take(reports);
    onGood(reports.length);
    const next = adapter.cursorPath === null ? undefined : readPath(answer, adapter.cursorPath);
    if (typeof next === 'string' || typeof next === 'number') this.#cursor = String(next);
  }
}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > largestAnswerBytes) throw new IntakeFailure('tooLarge', `${largestAnswerBytes / 1024 / 1024} MB`);
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new IntakeFailure('notJson', text.trim().slice(0, 40), { cause });
  }
}
