import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { FieldAssignment, FieldView } from '../../protocol/hall/fieldView.ts';
import { commandIdSchema, type AssignmentId, type UnitId } from '../../protocol/ids.ts';
import { nextStep } from '../../protocol/incident/incidentRules.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocolVersion.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import type { Driver } from './Driver.ts';

export interface SimulatedPhoneOptions {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly unitId: UnitId;
  readonly driver: Driver;
}

const tickMs = 2_000;
const replyTimeoutMs = 10_000;
/** How long a crew takes to answer, to leave, and to do its work; in ticks. */
const ticksBefore = { acknowledged: 2, enRoute: 2, onScene: 0, reportedBack: 12 } as const;

/**
 * A crew with a phone, through the same interfaces as a real one: logs in, goes on duty, reports where it is, and works
 * off what it is sent to, one assignment at a time.
 */
export class SimulatedPhone {
  readonly #options: SimulatedPhoneOptions;
  readonly #seen = new Set<AssignmentId>();
  #socket: Socket | null = null;
  #timer: NodeJS.Timeout | undefined;
  #view: FieldView | null = null;
  #waitedTicks = 0;
  #current: AssignmentId | null = null;

  constructor(options: SimulatedPhoneOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { url, username, password, unitId } = this.#options;
    const response = await fetch(`${url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(replyTimeoutMs),
    });
    if (!response.ok) throw new Error(`The login of ${username} answered ${response.status}`);
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const auth = { protocolVersion: PROTOCOL_VERSION };
    const socket = io(url, {
      path: '/socket',
      transports: ['websocket'],
      auth,
      extraHeaders: { cookie },
      forceNew: true,
    });
    this.#socket = socket;
    socket.on('fieldView', (view: FieldView) => (this.#view = view));
    socket.on('connect', () => {
      void this.#send({ type: 'startDuty', unitId });
    });
    this.#timer = setInterval(() => void this.#tick(), tickMs);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket?.disconnect();
  }

  async #tick(): Promise<void> {
    if (this.#socket?.connected !== true) return;
    const { driver } = this.#options;
    driver.drive(tickMs / 1000);
    const { lon, lat } = driver.spot;
    const position = { lon, lat, accuracyM: 8, deviceAt: Date.now() };
    this.#socket.emit('call', { name: 'position.report', input: position }, () => undefined);
    await this.#work();
  }

  async #work(): Promise<void> {
    const active = this.#view?.assignments.find(({ assignment }) => nextStep(assignment.status) !== null);
    if (active === undefined) {
      if (this.#current !== null) this.#options.driver.wander();
      this.#current = null;
      return;
    }
    const { assignment, incident } = active;
    if (assignment.id !== this.#current) {
      this.#current = assignment.id;
      this.#waitedTicks = 0;
    }
    const ids = { incidentId: incident.id, assignmentId: assignment.id };
    if (!this.#seen.has(assignment.id)) {
      this.#seen.add(assignment.id);
      await this.#send({ type: 'confirmDelivery', ...ids });
      await this.#send({ type: 'confirmSeen', ...ids });
    }
    const isAsked = (assignment.welfare?.status ?? 'well') !== 'well';
    if (isAsked && assignment.status === 'onScene') await this.#send({ type: 'answerWelfare', ...ids });
    const command = this.#nextCommand(active);
    if (command === null) return;
    this.#waitedTicks = 0;
    if (command.type === 'departForScene') this.#options.driver.sendTo(incident.place);
    await this.#send(command);
  }

  #nextCommand({ assignment, incident }: FieldAssignment): Command | null {
    const step = nextStep(assignment.status);
    if (step === null || this.#waitedTicks++ < ticksBefore[step]) return null;
    const ids = { incidentId: incident.id, assignmentId: assignment.id };
    switch (step) {
      case 'acknowledged':
        return { type: 'acknowledgeAssignment', ...ids };
      case 'enRoute':
        return { type: 'departForScene', ...ids };
      case 'onScene':
        return this.#options.driver.hasArrived ? { type: 'arriveOnScene', ...ids } : null;
      case 'reportedBack':
        return { type: 'reportBack', ...ids, report: '现场已处置完毕，情况稳定（模拟外勤）' };
    }
  }

  async #send(command: Command): Promise<void> {
    const envelope = { id: commandIdSchema.parse(randomUUID()), deviceAt: Date.now(), command };
    try {
      const reply = (await this.#socket?.timeout(replyTimeoutMs).emitWithAck('command', envelope)) as CommandReply;
      if (!reply.ok)
        process.stderr.write(`${this.#options.username}: ${command.type} refused: ${reply.rejection.reason}\n`);
    } catch (error) {
      process.stderr.write(`${this.#options.username}: ${command.type} got no answer: ${String(error)}\n`);
    }
  }
}
