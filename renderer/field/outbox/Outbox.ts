import type { Command, CommandType } from '../../../protocol/hall/allCommands.ts';
import { commandIdSchema } from '../../../protocol/ids.ts';
import { Rejected, type Rejection, type RejectionCode } from '../../../protocol/wire/rejection.ts';
import type { Act, ActFile, ShownAct } from './Act.ts';
import type { OutboxStorage } from './OutboxStorage.ts';

export interface OutboxContent {
  readonly acts: readonly ShownAct[];
  /** Why sending stopped before all was sent, for as long as it stands. */
  readonly stoppedBy: Rejection | null;
}

export interface OutboxOptions {
  readonly storage: OutboxStorage;
  readonly accountId: string;
  /** Sends one act, its file first; throws `Rejected`. Sending an act again does nothing twice: its id is the command's. */
  readonly send: (act: Act) => Promise<{ seq: number }>;
  readonly now: () => number;
  readonly newId: () => string;
  /** Runs work while no other page of this phone does; pages share the storage. */
  readonly exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly onChange: (content: OutboxContent) => void;
}

/** Refusals that say nothing about the act itself: it stays and is sent again later. */
const passing = new Set<RejectionCode>(['unavailable', 'unauthenticated', 'rateLimited', 'storageFailure']);

/** Sent by the page on its own; when the step is past already, the refusal tells the person nothing. */
const automatic = new Set<CommandType>(['confirmDelivery', 'confirmSeen', 'confirmBroadcast', 'confirmMessageRead']);

/**
 * Everything a person did, kept on the phone before it is sent, sent in order, and removed only when the server has it
 * or the person took a refused one away.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #acts: readonly Act[] = [];
  /** Acts the server has but its last view did not show yet, by command id: sequence of the last event they led to. */
  readonly #accepted = new Map<string, { act: Act; seq: number }>();
  #lastOrder = 0;
  #viewSeq = 0;
  #stoppedBy: Rejection | null = null;
  #flushing: Promise<void> | null = null;
  #isFlushWanted = false;
  #isClosed = false;

  private constructor(options: OutboxOptions) {
    this.#options = options;
  }

  static async create(options: OutboxOptions): Promise<Outbox> {
    const outbox = new Outbox(options);
    await outbox.#reload();
    outbox.#publish();
    return outbox;
  }

  /** Resolves once the act is kept on the phone; sending is another matter. */
  async add(command: Command, photo: ActFile | null = null): Promise<void> {
    const { storage, accountId, now, newId } = this.#options;
    this.#lastOrder += 1;
    const act: Act = {
      envelope: { id: commandIdSchema.parse(newId()), deviceAt: now(), command },
      accountId,
      order: this.#lastOrder,
      photo,
      rejection: null,
    };
    await storage.put(act);
    // A flush that began meanwhile may have read it from the storage already.
    if (!this.#acts.some(({ envelope }) => envelope.id === act.envelope.id)) this.#acts = [...this.#acts, act];
    this.#publish();
  }

  /** Sends what waits until all is sent or the line fails. Returns the sequence that a view must reach to show it all. */
  async flush(): Promise<number> {
    this.#isFlushWanted = true;
    this.#flushing ??= this.#sendWhileWanted();
    await this.#flushing;
    return Math.max(0, ...[...this.#accepted.values()].map(({ seq }) => seq));
  }

  /** Lets a refused act be sent again, under its old id. */
  async retry(commandId: string): Promise<void> {
    const act = this.#acts.find(({ envelope }) => envelope.id === commandId);
    if (act === undefined) return;
    const again: Act = { ...act, rejection: null };
    await this.#options.storage.put(again);
    this.#acts = this.#acts.map((other) => (other === act ? again : other));
    this.#publish();
  }

  /** Takes away a refused act; what waits to be sent stays. */
  async remove(commandId: string): Promise<void> {
    const act = this.#acts.find(({ envelope }) => envelope.id === commandId);
    if (act?.rejection == null) return;
    await this.#options.storage.remove(commandId);
    this.#forget(commandId);
    this.#publish();
  }

  /** Says how far the server's view shown to the person reaches: acts up to there are no longer pending. */
  showView(seq: number): void {
    this.#viewSeq = seq;
    for (const [id, accepted] of this.#accepted) if (accepted.seq <= seq) this.#accepted.delete(id);
    this.#publish();
  }

  close(): void {
    this.#isClosed = true;
  }

  async #sendWhileWanted(): Promise<void> {
    try {
      while (this.#isFlushWanted) {
        this.#isFlushWanted = false;
        await this.#options.exclusively(() => this.#sendAll());
      }
    } finally {
      this.#flushing = null;
    }
  }

  async #sendAll(): Promise<void> {
    await this.#reload();
    this.#stoppedBy = null;
    for (let act = this.#nextWaiting(); act !== undefined && !this.#isClosed; act = this.#nextWaiting()) {
      const stoppedBy = await this.#sendOne(act);
      this.#stoppedBy = stoppedBy;
      this.#publish();
      if (stoppedBy !== null) return;
    }
  }

  /** Answers null when the act is settled, else why it has to wait. */
  async #sendOne(act: Act): Promise<Rejection | null> {
    const { send, storage } = this.#options;
    const { id, command } = act.envelope;
    try {
      const { seq } = await send(act);
      await storage.remove(id);
      this.#forget(id);
      if (seq > this.#viewSeq) this.#accepted.set(id, { act, seq });
    } catch (error) {
      const rejected =
        error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure', { cause: error });
      if (passing.has(rejected.code)) return rejected.toRejection();
      if (automatic.has(command.type)) {
        await storage.remove(id);
        this.#forget(id);
      } else {
        const refused: Act = { ...act, rejection: rejected.toRejection() };
        await storage.put(refused);
        this.#acts = this.#acts.map((other) => (other.envelope.id === id ? refused : other));
      }
    }
    return null;
  }

  #nextWaiting(): Act | undefined {
    return this.#acts.find((act) => act.rejection === null);
  }

  #forget(commandId: string): void {
    this.#acts = this.#acts.filter(({ envelope }) => envelope.id !== commandId);
  }

  async #reload(): Promise<void> {
    const kept = await this.#options.storage.list();
    const own = kept.filter(({ accountId }) => accountId === this.#options.accountId);
    this.#acts = own.sort(
      (first, second) => first.order - second.order || first.envelope.id.localeCompare(second.envelope.id),
    );
    this.#lastOrder = Math.max(this.#lastOrder, this.#acts.at(-1)?.order ?? 0);
  }

  #publish(): void {
    const accepted = [...this.#accepted.values()].map(({ act }) => shown(act, 'accepted'));
    const kept = this.#acts.map((act) => shown(act, act.rejection === null ? 'waiting' : 'refused'));
    this.#options.onChange({ acts: [...accepted, ...kept], stoppedBy: this.#stoppedBy });
  }
}

function shown(act: Act, state: ShownAct['state']): ShownAct {
  const { id, deviceAt, command } = act.envelope;
  return { id, deviceAt, command, fileBytes: act.photo?.bytes.byteLength ?? null, state, rejection: act.rejection };
}
