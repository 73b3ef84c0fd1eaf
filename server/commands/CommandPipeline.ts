import { hash } from 'node:crypto';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Actor } from '../../protocol/access/role.ts';
import { commandTypes } from '../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { evolveHall, type EvolveRun } from '../../protocol/hall/evolveHall.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { canonicalJson } from '../../protocol/wire/canonicalJson.ts';
import { commandEnvelopeSchema, type CommandEnvelope, type CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import type { CommandResult, JournalStore } from '../journal/index.ts';
import type { Log } from '../log/index.ts';
import { decide } from './decide.ts';

interface Waiting {
  readonly envelope: CommandEnvelope;
  readonly fingerprint: Uint8Array;
  readonly actor: Actor;
  readonly settle: (reply: CommandReply) => void;
}

export interface CommandPipelineOptions {
  readonly stream: string;
  readonly store: JournalStore;
  readonly state: HallState;
  readonly facts: Omit<HallFacts, 'actor' | 'now'>;
  readonly now: () => number;
  readonly log: Log;
  readonly onEntries: (entries: readonly JournalEntry[]) => void;
  readonly onRefused: (actor: Actor, request: string, refusal: Rejected) => void;
}

/** Most commands that share one commit; bounds how long a single commit keeps the others waiting. */
const largestGroup = 256;
/** When commands crowd, so many milliseconds of them share one commit. */
const crowdedMs = 2;

/**
 * The one path of every command: parse, authorise, decide, append, evolve, broadcast, reply. Commands that arrive in
 * the same tick share one durable commit, and so do those of a few ticks where many come; each still sees the state the
 * one before it left. Nothing is answered or told to anyone before it is on disk, and when the disk refuses, the state
 * is what it was.
 */
export class CommandPipeline {
  readonly #options: CommandPipelineOptions;
  #state: HallState;
  #waiting: Waiting[] = [];
  #isScheduled = false;
  /** Whether the last commit was shared: then the next ones will be, too. */
  #isCrowded = false;

  constructor(options: CommandPipelineOptions) {
    this.#options = options;
    this.#state = options.state;
  }

  get state(): HallState {
    return this.#state;
  }

  /** `raw` is whatever came over the wire. Never rejects: every outcome is a reply. */
  async handle(raw: unknown, actor: Actor): Promise<CommandReply> {
    let envelope: CommandEnvelope;
    try {
      envelope = parseEnvelope(raw);
      if (!isPermitted(actor.role, envelope.command.type)) throw new Rejected('forbidden', 'roleMayNot');
    } catch (error) {
      return this.#refuse(actor, requestName(raw), error);
    }
    const fingerprint = hash('sha256', canonicalJson(envelope.command), 'buffer');
    return new Promise((settle) => {
      this.#waiting.push({ envelope, fingerprint, actor, settle });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    const next = (): void => {
      this.#isScheduled = false;
      const group = this.#waiting.slice(0, largestGroup);
      this.#waiting = this.#waiting.slice(largestGroup);
      this.#isCrowded = group.length > 1;
      this.#commit(group);
      this.#schedule();
    };
    if (this.#isCrowded && this.#waiting.length < largestGroup) setTimeout(next, crowdedMs);
    else setImmediate(next);
  }

  #commit(group: readonly Waiting[]): void {
    const { store, stream } = this.#options;
    const entries: JournalEntry[] = [];
    const results = new Map<string, CommandResult>();
    const accepted: { settle: Waiting['settle']; seq: number }[] = [];
    let state = this.#state;
    let run: EvolveRun = {};
    for (const waiting of group) {
      const { envelope, fingerprint, actor, settle } = waiting;
      try {
        const known = results.get(envelope.id) ?? store.findResult(stream, envelope.id);
        if (known !== undefined) {
          demandSameCommand(known, fingerprint);
          accepted.push({ settle, seq: known.seq });
          continue;
        }
        const decided = this.#decide(state, waiting);
        state = evolveHall(state, decided, run);
        entries.push(...decided);
        results.set(envelope.id, { commandId: envelope.id, fingerprint, seq: state.seq });
        accepted.push({ settle, seq: state.seq });
      } catch (error) {
        settle(this.#refuse(actor, envelope.command.type, error));
        if (error instanceof Rejected) continue;
        // It may have failed halfway through its events, with some of them in the state already.
        run = {};
        state = evolveHall(this.#state, entries, run);
      }
    }
    try {
      if (results.size > 0) store.append({ stream, entries, results: [...results.values()] });
    } catch (error) {
      const system = group[0]?.actor;
      for (const { settle } of accepted)
        settle(system === undefined ? failure(error) : this.#refuse(system, 'append', error));
      return;
    }
    this.#state = state;
    if (entries.length > 0) this.#options.onEntries(entries);
    for (const { settle, seq } of accepted) settle({ ok: true, seq });
  }

  #decide(state: HallState, { envelope, actor }: Waiting): JournalEntry[] {
    const at = this.#options.now();
    const events: HallEvent[] = decide(state, envelope.command, { ...this.#options.facts, actor, now: at });
    return events.map((event, index) => ({
      seq: state.seq + 1 + index,
      at,
      ...(envelope.deviceAt === undefined ? {} : { deviceAt: envelope.deviceAt }),
      commandId: envelope.id,
      actor,
      event,
    }));
  }

  #refuse(actor: Actor, request: string, error: unknown): CommandReply {
    if (!(error instanceof Rejected)) this.#options.log.error({ err: error, request }, 'a command failed');
    else this.#options.onRefused(actor, request, error);
    return failure(error);
  }
}

function failure(error: unknown): CommandReply {
  const rejected = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
  return { ok: false, rejection: rejected.toRejection() };
}

function demandSameCommand(known: CommandResult, fingerprint: Uint8Array): void {
  if (Buffer.compare(known.fingerprint, fingerprint) !== 0) throw new Rejected('conflict', 'commandIdReused');
}

function parseEnvelope(raw: unknown): CommandEnvelope {
  const parsed = commandEnvelopeSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const name = requestName(raw);
  if (name !== 'command' && !commandTypes.some((type) => type === name)) {
    throw new Rejected('unknownCommand', 'unknownCommand', { details: { name } });
  }
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new Rejected('malformed', 'malformedCommand', { details: { where } });
}

/** The command's name as far as the input tells it; never longer than a log line should carry. */
function requestName(raw: unknown): string {
  const type = (raw as { command?: { type?: unknown } } | null | undefined)?.command?.type;
  return typeof type === 'string' ? type.slice(0, 60) : 'command';
}
