import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { dueCare, type DueCare } from '../../protocol/safety/dueCare.ts';
import { buildCareCommand, type CareSources } from './buildCareCommand.ts';
import { SteadyElapsed } from './SteadyElapsed.ts';

export interface CareRunnerOptions extends CareSources {
  readonly state: () => HallState;
  /** The wall's clock, with which the journal is stamped. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps. */
  readonly steadyNow: () => number;
  /** Calls back after so many milliseconds; returns what calls it off. */
  readonly schedule: (callback: () => void, inMs: number) => () => void;
  /** The one way of every command; true when it was accepted. */
  readonly issue: (id: string, command: Command) => Promise<boolean>;
}

/** A refused command (a full disk) is tried again after this long, not at once. */
const retryMs = 1_000;
/** Even when nothing is due soon the state is looked at this often: it costs little, and no timer is trusted with a day. */
const longestWaitMs = 30_000;

/**
 * Climbs the ladder of unanswered orders and asks units on scene whether they are well. It keeps nothing of its own but one
 * timer: what is due is derived from the state, so that a restart in the middle goes on where it was.
 */
export class CareRunner {
  readonly #options: CareRunnerOptions;
  readonly #elapsed: SteadyElapsed;
  readonly #underWay = new Set<string>();
  readonly #retryAfter = new Map<string, number>();
  #cancel: (() => void) | null = null;
  #isClosed = false;

  constructor(options: CareRunnerOptions) {
    this.#options = options;
    this.#elapsed = new SteadyElapsed(options.now, options.steadyNow);
  }

  /** To be called whenever the state changed, and once after the start. */
  readonly recheck = (): void => {
    if (this.#isClosed) return;
    this.#cancel?.();
    this.#cancel = null;
    const due = dueCare(this.#options.state(), (at) => this.#elapsed.since(at));
    this.#elapsed.forgetUnused();
    const keys = new Set(due.map(keyOf));
    for (const key of this.#retryAfter.keys()) if (!keys.has(key)) this.#retryAfter.delete(key);
    let waitMs = longestWaitMs;
    for (const care of due) {
      const heldMs = (this.#retryAfter.get(keyOf(care)) ?? 0) - this.#options.steadyNow();
      const inMs = Math.max(care.inMs, heldMs);
      if (inMs > 0) waitMs = Math.min(waitMs, inMs);
      else void this.#act(care);
    }
    this.#cancel = this.#options.schedule(this.recheck, waitMs);
  };

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  async #act(care: DueCare): Promise<void> {
    const key = keyOf(care);
    if (this.#underWay.has(key)) return;
    this.#underWay.add(key);
    // An accepted command changes the state, and so what is due; whatever does not must not be repeated without a pause.
    this.#retryAfter.set(key, this.#options.steadyNow() + retryMs);
    const { id, command } = buildCareCommand(care, this.#options);
    let isAccepted = false;
    try {
      isAccepted = await this.#options.issue(id, command);
    } finally {
      this.#underWay.delete(key);
      if (isAccepted) this.#retryAfter.delete(key);
    }
    if (!isAccepted) this.recheck();
  }
}

/** The same step of the same assignment, as far as it was climbed. */
function keyOf({ step, assignment }: DueCare): string {
  return `${step} ${assignment.id} ${assignment.welfare?.at ?? 0} ${assignment.welfare?.status ?? ''}`;
}
