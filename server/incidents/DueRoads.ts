import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

export interface DueRoadsOptions {
  readonly state: () => HallState;
  /** The server's milliseconds. */
  readonly now: () => number;
  /** Never throws; whether the command was taken. */
  readonly issue: (command: Command) => Promise<boolean>;
}

const waiting = new Set(['handOffAsked', 'incidentParked']);
/** The longest wait for the clock, which may be set meanwhile, and for another try of what was refused. */
const longestWaitMs = 60_000;
const retryMs = 5_000;

/** What must not be forgotten though nobody looks: a hand-over without an answer, a parked incident whose time is over. */
export class DueRoads {
  readonly #options: DueRoadsOptions;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: DueRoadsOptions) {
    this.#options = options;
  }

  hear(entries: readonly JournalEntry[]): void {
    if (entries.some(({ event }) => waiting.has(event.type))) this.#waitForNext();
  }

  /** Call once the state is loaded: what came due while the server was down is done now. */
  start(): void {
    this.#waitForNext();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #waitForNext(leastMs = 0): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const next = Math.min(...dueRoads(this.#options.state()).map(({ at }) => at));
    if (this.#isClosed || next === Infinity) return;
    const waitMs = Math.min(Math.max(next - this.#options.now(), leastMs), longestWaitMs);
    this.#timer = setTimeout(() => void this.#work(), waitMs).unref();
  }

  async #work(): Promise<void> {
    const now = this.#options.now();
    const due = dueRoads(this.#options.state()).filter(({ at }) => at <= now);
    const taken = await Promise.all(due.map(({ command }) => this.#options.issue(command)));
    this.#waitForNext(taken.includes(false) ? retryMs : 0);
  }
}

/** What the server itself will do, and when (the server's milliseconds). */
export function dueRoads(state: Pick<HallState, 'incidents'>): { readonly at: number; readonly command: Command }[] {
  return Object.values(state.incidents).flatMap((incident) => [...dueHandOff(incident), ...dueParking(incident)]);
}

function dueHandOff({ id: incidentId, version: expect, handOff }: Incident) {
  if (handOff?.state !== 'asked') return [];
  return [{ at: handOff.answerDue, command: { type: 'timeOutHandOff', incidentId, expect } as const }];
}

function dueParking({ id: incidentId, version: expect, status, parked }: Incident) {
  if (status !== 'parked' || parked?.until == null) return [];
  return [{ at: parked.until, command: { type: 'resumeIncident', incidentId, expect } as const }];
}
