import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import type { Actor } from '../../protocol/access/role.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import type { Rejected } from '../../protocol/wire/rejection.ts';
import type { JournalStore, StoredEntry } from '../journal/index.ts';
import type { Log } from '../log/index.ts';

interface RefusalBurst {
  readonly actor: Actor;
  readonly event: Extract<AuditEvent, { type: 'requestRefused' }>;
  count: number;
}

const auditStream = 'audit';
const refusalBurstMs = 1_000;

/**
 * Who came, who looked, what was refused: a stream of the same journal, with the same chain. What gives access is written
 * before the access is given; refusals of one kind by one person within a second share a line, so that a flood of them
 * cannot fill the disk.
 */
export class AuditLog {
  readonly #store: JournalStore;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #bursts = new Map<string, RefusalBurst>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { store: JournalStore; log: Log; now: () => number }) {
    this.#store = options.store;
    this.#log = options.log;
    this.#now = options.now;
  }

  /** Durable when it returns; throws `Rejected` with `storageFailure` when the disk refuses. */
  record(actor: Actor, event: AuditEvent): void {
    const seq = this.#store.endSeq(auditStream) + 1;
    const commandId = commandIdSchema.parse(randomUUID());
    this.#store.append<AuditEvent>({
      stream: auditStream,
      entries: [{ seq, at: this.#now(), commandId, actor, event }],
      results: [],
    });
  }

  /** Counts a refusal; written within a second. A disk that refuses this too is told to the log, not to the person. */
  recordRefusal(actor: Actor, request: string, { code, reason }: Rejected): void {
    const key = `${actor.accountId}\n${request}\n${reason}`;
    const burst = this.#bursts.get(key);
    if (burst !== undefined) burst.count += 1;
    else this.#bursts.set(key, { actor, event: { type: 'requestRefused', request, code, reason, count: 1 }, count: 1 });
    this.#timer ??= setTimeout(() => this.flush(), refusalBurstMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const bursts = [...this.#bursts.values()];
    this.#bursts.clear();
    try {
      for (const { actor, event, count } of bursts) this.record(actor, { ...event, count });
    } catch (error) {
      this.#log.error({ err: error, lost: bursts.length }, 'refusals could not be written to the audit stream');
    }
  }

  /** Newest first. */
  readBefore(seq: number, limit: number): StoredEntry<AuditEvent>[] {
    return this.#store.readBackwards<AuditEvent>(auditStream, seq, limit);
  }
}
