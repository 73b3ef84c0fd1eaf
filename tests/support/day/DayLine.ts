import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '../../../protocol/protocolVersion.ts';
import type { CallInput, CallName, CallOutput } from '../../../protocol/wire/allCalls.ts';
import type { CommandReply } from '../../../protocol/wire/commandEnvelope.ts';
import type { Rejection, RejectionCode } from '../../../protocol/wire/rejection.ts';
import { demoPassword } from '../hallServer.ts';
import { post } from '../hallClient.ts';
import type { TcpProxy } from '../TcpProxy.ts';

export type DayCommand = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What the server answered `ok` to. */
export interface Acknowledged {
  readonly id: string;
  readonly by: string;
  readonly command: DayCommand;
  readonly seq: number;
}

/** Everything that was ever sent and what was acknowledged of it: what the journal is held against at the end. */
export class DayLedger {
  readonly sent = new Set<string>();
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Commands that had to be sent more than once under their id. */
  repeats = 0;
  cuts = 0;
  onAcknowledged: (one: Acknowledged) => void = () => undefined;
}

const passing = new Set<RejectionCode>(['unavailable', 'rateLimited', 'storageFailure', 'serverFailure']);
const replyTimeoutMs = 8_000;
const patienceMs = 120_000;
const loginRetryMs = 100;

/** One person's line: logs in over HTTP, then a socket that comes back by itself; a command is sent until it is answered. */
export class DayLine {
  readonly username: string;
  readonly #cable: TcpProxy;
  readonly #ledger: DayLedger;
  readonly #socket: Socket;
  #isClosed = false;
  endedBy: string | null = null;

  private constructor(username: string, cable: TcpProxy, ledger: DayLedger, cookie: string) {
    this.username = username;
    this.#cable = cable;
    this.#ledger = ledger;
    this.#socket = io(`http://127.0.0.1:${cable.port}`, {
      path: '/socket',
      transports: ['websocket'],
      auth: { protocolVersion: PROTOCOL_VERSION },
      extraHeaders: { cookie },
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
      forceNew: true,
      autoConnect: false,
    });
    this.#socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect' && !this.#isClosed) this.#socket.connect();
    });
    this.#socket.on('sessionEnded', ({ reason }: { reason: string }) => {
      if (reason !== 'serverStopping') this.endedBy = reason;
    });
    this.#socket.on('connect_error', (error) => {
      // A refusal with data is final for a real page.
      if ('data' in error && error.data !== undefined) this.endedBy = JSON.stringify(error.data);
    });
  }

  static async create(username: string, cable: TcpProxy, ledger: DayLedger): Promise<DayLine> {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        const body = { username, password: demoPassword };
        const { status, cookie } = await post(`http://127.0.0.1:${cable.port}`, '/api/login', body);
        if (status === 200) return new DayLine(username, cable, ledger, cookie);
        if (status !== 429 || Date.now() > until) throw new Error(`The login of ${username} answered ${status}`);
      } catch (error) {
        if (Date.now() > until || !(error instanceof TypeError)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, loginRetryMs));
    }
  }

  get isOnline(): boolean {
    return this.#socket.connected;
  }

  on(name: string, listener: (body: never) => void): void {
    this.#socket.on(name, listener as (body: unknown) => void);
  }

  start(): void {
    if (!this.#isClosed) this.#socket.connect();
  }

  /** Pulls the cable; the line comes back by itself. */
  cut(): void {
    this.#ledger.cuts += 1;
    this.#cable.cut();
  }

  goOffline(): void {
    this.#ledger.cuts += 1;
    this.#socket.disconnect();
  }

  /** Sends until answered, always under the same id; sometimes once more after that, which must change nothing. */
  async send(command: DayCommand, { id = randomUUID(), deviceAt, isSentTwice = false }: SendOptions = {}) {
    this.#ledger.sent.add(id);
    const envelope = { id, command, ...(deviceAt === undefined ? {} : { deviceAt }) };
    const reply = await this.#untilAnswered<CommandReply>('command', envelope);
    if (!reply.ok) return reply;
    if (isSentTwice) {
      const again = await this.#untilAnswered<CommandReply>('command', envelope);
      if (!again.ok || again.seq !== reply.seq)
        throw new Error(`${command.type} sent again was answered ${JSON.stringify(again)}, not ${reply.seq}`);
    }
    const one = { id, by: this.username, command, seq: reply.seq };
    this.#ledger.acknowledged.set(id, one);
    this.#ledger.onAcknowledged(one);
    return reply;
  }

  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const reply = await this.#untilAnswered<{ ok: true; output: CallOutput<Name> } | Refused>('call', { name, input });
    if (reply.ok) return reply.output;
    throw new Error(`${name}: ${reply.rejection.reason}`);
  }

  /** Asks once and forgets the answer, as a phone does with its position. */
  say(name: CallName, input: unknown): void {
    if (this.isOnline) this.#socket.emit('call', { name, input }, () => undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.disconnect();
  }

  async #untilAnswered<Reply extends { ok: boolean }>(event: string, body: unknown): Promise<Reply> {
    const until = Date.now() + patienceMs;
    for (let turn = 0; !this.#isClosed; turn += 1) {
      if (turn > 0) this.#ledger.repeats += 1;
      await this.#untilOnline(until);
      let reply: Reply;
      try {
        reply = (await this.#socket.timeout(replyTimeoutMs).emitWithAck(event, body)) as Reply;
      } catch {
        continue;
      }
      const rejection = (reply as unknown as Partial<Refused>).rejection;
      if (rejection === undefined || !passing.has(rejection.code)) return reply;
      if (Date.now() > until) throw new Error(`${this.username}: ${rejection.reason} to ${JSON.stringify(body)}`);
    }
    throw new Error(`${this.username} went home before ${JSON.stringify(body)} was answered`);
  }

  async #untilOnline(until: number): Promise<void> {
    if (this.#socket.connected) return;
    if (this.endedBy !== null) throw new Error(`The session of ${this.username} was ended: ${this.endedBy}`);
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${this.username} had no line: ${this.endedBy ?? 'no answer'}`)),
        Math.max(0, until - Date.now()),
      );
      this.#socket.once('connect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

interface SendOptions {
  readonly id?: string;
  readonly deviceAt?: number;
  readonly isSentTwice?: boolean;
}

interface Refused {
  readonly ok: false;
  readonly rejection: Rejection;
}
