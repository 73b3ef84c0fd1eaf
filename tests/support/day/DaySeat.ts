import { evolveHall } from '../../../protocol/hall/evolveHall.ts';
import { emptyHallState, type HallState } from '../../../protocol/hall/hallState.ts';
import { incidentIdSchema } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { JournalEntry } from '../../../protocol/wire/journalEntry.ts';
import type { TcpProxy } from '../TcpProxy.ts';
import { DayLine, type DayCommand, type DayLedger } from './DayLine.ts';

interface Waiter {
  readonly look: (state: HallState) => boolean;
  readonly resolve: () => void;
}

const patienceMs = 90_000;
const triesOnConflict = 12;

/** A desk seat: rebuilds the hall's state from what it hears, asks for what it missed, and acts on what it sees. */
export class DaySeat {
  readonly line: DayLine;
  state: HallState = emptyHallState();
  /** What colleagues in the room told each other: the version of each incident that somebody has seen. */
  readonly #room: Map<string, number>;
  readonly #waiters = new Set<Waiter>();
  #joining: Promise<void> | null = null;

  private constructor(line: DayLine, room: Map<string, number>) {
    this.line = line;
    this.#room = room;
    line.on('connect', () => void this.#join());
    line.on('entries', (entries: readonly JournalEntry[]) => this.#hear(entries));
  }

  static async create(username: string, cable: TcpProxy, ledger: DayLedger, room: Map<string, number>) {
    const seat = new DaySeat(await DayLine.create(username, cable, ledger), room);
    seat.line.start();
    return seat;
  }

  incident(id: string): Incident {
    const incident = this.find(id);
    if (incident === undefined) throw new Error(`${this.line.username} knows no incident ${id}`);
    return incident;
  }

  find(id: string): Incident | undefined {
    return this.state.incidents[incidentIdSchema.parse(id)];
  }

  /** Waits until this seat sees it. */
  async until(what: string, look: (state: HallState) => boolean): Promise<void> {
    if (look(this.state)) return;
    await new Promise<void>((resolve, reject) => {
      const waiter = { look, resolve: () => settle(resolve) };
      const timer = setTimeout(() => {
        settle(() => reject(new Error(`${this.line.username} never saw: ${what}`)));
      }, patienceMs);
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        then();
      };
      this.#waiters.add(waiter);
    });
  }

  /** Looks at nothing older than what a colleague has seen. */
  untilIncident(id: string, what: string, look: (incident: Incident) => boolean): Promise<void> {
    return this.until(`${id} ${what}`, ({ incidents }) => {
      const incident = incidents[incidentIdSchema.parse(id)];
      return incident !== undefined && incident.version >= (this.#room.get(id) ?? 1) && look(incident);
    });
  }

  /** Does it, or throws with the refusal; returns when this seat sees what became of it. */
  async act(command: DayCommand, options: { isSentTwice?: boolean } = {}): Promise<void> {
    const reply = await this.line.send(command, options);
    if (!reply.ok)
      throw new Error(`${this.line.username}: ${command.type} refused: ${JSON.stringify(reply.rejection)}`);
    await this.until(`its own ${command.type}`, ({ seq }) => seq >= reply.seq);
  }

  /** Acts on an incident as it sees it; where somebody was faster, looks again and acts anew, as a person does. */
  async actOn(id: string, build: (incident: Incident) => DayCommand, options: { isSentTwice?: boolean } = {}) {
    for (let left = triesOnConflict; ; left -= 1) {
      await this.untilIncident(id, 'as the others see it', () => true);
      const seen = this.incident(id);
      const command = { incidentId: id, expect: seen.version, ...build(seen) };
      const reply = await this.line.send(command, options);
      if (reply.ok) {
        await this.until(`its own ${command.type}`, ({ seq }) => seq >= reply.seq);
        this.#room.set(id, this.incident(id).version);
        return;
      }
      const { reason } = reply.rejection;
      // A line that was cut too long let the named moment pass: a person names another.
      if (reason === 'untilPast' && left > 0) continue;
      if (reason !== 'staleVersion' || left === 0) {
        throw new Error(`${this.line.username}: ${command.type} refused: ${JSON.stringify(reply.rejection)}`);
      }
      await this.untilIncident(id, `after version ${seen.version}`, ({ version }) => version > seen.version);
    }
  }

  #hear(entries: readonly JournalEntry[]): void {
    const fresh = entries.filter(({ seq }) => seq > this.state.seq);
    const [first] = fresh;
    if (first === undefined) return;
    if (first.seq === this.state.seq + 1) this.#show(evolveHall(this.state, fresh));
    else void this.#join();
  }

  async #join(): Promise<void> {
    this.#joining ??= this.line
      .call('live.join', { afterSeq: this.state.seq })
      .then(({ snapshot, entries }) => {
        if (snapshot !== null && snapshot.seq > this.state.seq) this.#show(snapshot);
        this.#hear(entries);
      })
      // Gone home meanwhile; a seat at work says so by never seeing what it waits for.
      .catch(() => undefined)
      .finally(() => (this.#joining = null));
    await this.#joining;
  }

  #show(state: HallState): void {
    this.state = state;
    for (const waiter of [...this.#waiters]) if (waiter.look(state)) waiter.resolve();
  }
}
