import { randomUUID } from 'node:crypto';
import type { FieldView } from '../../../protocol/hall/fieldView.ts';
import type { TcpProxy } from '../TcpProxy.ts';
import { DayLine, type DayCommand, type DayLedger } from './DayLine.ts';

interface Act {
  readonly id: string;
  readonly deviceAt: number;
  readonly command: DayCommand;
}

/** Words in an order that tell the simulated crew where to stop until it is released. */
export const stopBefore = { depart: '待命', arrive: '途中待命' } as const;

/**
 * A crew's phone through the public interfaces: login over HTTP, socket, its own view. What it does goes into an outbox
 * and is sent in order, again and again under one id, also what was done while there was no line.
 */
export class DayPhone {
  readonly unitId: string;
  readonly line: DayLine;
  view: FieldView | null = null;
  readonly refusals: string[] = [];
  readonly #known = new Set<string>();
  readonly #held = new Map<string, DayCommand[]>();
  readonly #outbox: Act[] = [];
  #sending: Promise<void> | null = null;
  #failure: unknown = null;

  private constructor(unitId: string, line: DayLine) {
    this.unitId = unitId;
    this.line = line;
    line.on('fieldView', (view: FieldView) => this.#show(view));
    line.on('connect', () => {
      line.call('field.join', {}).then(
        (view) => this.#show(view),
        () => undefined,
      );
    });
  }

  static async create(unitId: string, cable: TcpProxy, ledger: DayLedger): Promise<DayPhone> {
    const line = await DayLine.create(unitId.replace(/^unit-/, ''), cable, ledger);
    return new DayPhone(unitId, line);
  }

  async goOnDuty(): Promise<void> {
    this.line.start();
    await this.line.send({ type: 'startDuty', unitId: this.unitId });
  }

  /** The crew reports something it sees; kept and sent like every act. */
  report(command: DayCommand): void {
    this.#add([command]);
  }

  /** Lets a crew go on that waits on an order. */
  release(assignmentId: string): void {
    const held = this.#held.get(assignmentId) ?? [];
    this.#held.delete(assignmentId);
    this.#add(held);
  }

  /** Out of reach for a while; what the crew does meanwhile waits on the phone. */
  loseNetwork(): void {
    this.line.goOffline();
  }

  findNetwork(): void {
    this.line.start();
  }

  get isIdle(): boolean {
    return this.#outbox.length === 0;
  }

  /** Resolves when everything done was answered; throws what went wrong in sending. */
  async settled(): Promise<void> {
    while (this.#sending !== null) await this.#sending;
    if (this.#failure !== null) throw new Error(`${this.unitId} could not send`, { cause: this.#failure });
  }

  close(): void {
    this.line.close();
  }

  #show(view: FieldView): void {
    if (this.view !== null && view.seq < this.view.seq) return;
    this.view = view;
    this.#confirmBroadcasts(view);
    for (const { assignment, incident } of view.assignments) {
      if (this.#known.has(assignment.id)) continue;
      this.#known.add(assignment.id);
      this.#work(assignment.id, incident.id, assignment.order);
    }
  }

  /** The phone says that it shows a broadcast, then the crew that it read it, or read that it was taken back. */
  #confirmBroadcasts({ broadcasts = [] }: FieldView): void {
    for (const { id: broadcastId, recallReason } of broadcasts) {
      const receipts = recallReason === undefined ? (['delivered', 'seen'] as const) : (['recallSeen'] as const);
      const fresh = receipts.filter((receipt) => !this.#known.has(`${receipt} ${broadcastId}`));
      for (const receipt of fresh) this.#known.add(`${receipt} ${broadcastId}`);
      this.#add(fresh.map((receipt) => ({ type: 'confirmBroadcast', broadcastId, receipt })));
    }
  }

  /** All the crew will do, in the order it does it. */
  #work(assignmentId: string, incidentId: string, order: string): void {
    const on = { incidentId, assignmentId };
    const steps: DayCommand[] = [
      { type: 'confirmDelivery', ...on },
      { type: 'confirmSeen', ...on },
      { type: 'acknowledgeAssignment', ...on },
      { type: 'departForScene', ...on },
      { type: 'arriveOnScene', ...on },
      { type: 'addIncidentNote', incidentId, noteId: randomUUID(), text: `${this.unitId} 到场` },
      { type: 'reportBack', ...on, report: `${this.unitId} 已处置` },
    ];
    const stop = order.includes(stopBefore.arrive) ? 4 : order.includes(stopBefore.depart) ? 3 : steps.length;
    if (stop < steps.length) this.#held.set(assignmentId, steps.slice(stop));
    this.#add(steps.slice(0, stop));
  }

  #add(commands: readonly DayCommand[]): void {
    if (commands.length === 0) return;
    this.#outbox.push(...commands.map((command) => ({ id: randomUUID(), deviceAt: Date.now(), command })));
    this.#sending ??= this.#send();
  }

  async #send(): Promise<void> {
    for (let act = this.#outbox[0]; act !== undefined; act = this.#outbox[0]) {
      try {
        const { id, deviceAt, command } = act;
        const reply = await this.line.send(command, { id, deviceAt });
        if (!reply.ok) this.refusals.push(`${command.type}: ${reply.rejection.reason}`);
      } catch (error) {
        this.#failure = error;
        break;
      }
      this.#outbox.shift();
    }
    this.#sending = null;
  }
}
