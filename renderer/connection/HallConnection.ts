import { io, type Socket } from 'socket.io-client';
import type { Command } from '../../protocol/hall/allCommands.ts';
import { commandIdSchema, type CommandId } from '../../protocol/ids.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocolVersion.ts';
import type { CallInput, CallName, CallOutput, Notice, NoticeName } from '../../protocol/wire/allCalls.ts';
import type { CommandEnvelope, CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected, type Rejection } from '../../protocol/wire/rejection.ts';
import { newId } from './newId.ts';

export type ConnectionStatus = 'connecting' | 'online' | 'offline' | 'ended';

type CallReply = { ok: true; output: unknown } | { ok: false; rejection: Rejection };

const replyTimeoutMs = 10_000;

/**
 * One page's line to the server. Knows the socket and nothing of the hall; reconnects for as long as the page lives,
 * unless the server ended the session.
 */
export class HallConnection {
  readonly #socket: Socket;
  readonly #statusListeners = new Set<(status: ConnectionStatus) => void>();
  #status: ConnectionStatus = 'connecting';

  constructor(url = '') {
    this.#socket = io(url, {
      path: '/socket',
      transports: ['websocket'],
      auth: { protocolVersion: PROTOCOL_VERSION },
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      autoConnect: false,
    });
    this.#socket.on('connect', () => this.#setStatus('online'));
    this.#socket.on('disconnect', (reason) => {
      this.#setStatus('offline');
      // A stopping server closes every socket itself, after which Socket.IO does not try again on its own.
      if (reason === 'io server disconnect' && this.#status !== 'ended') this.#socket.connect();
    });
    this.#socket.on('connect_error', (error) => {
      // An error with data is the server's refusal, and asking again would not change it.
      const isRefused = 'data' in error && error.data !== undefined;
      this.#setStatus(isRefused ? 'ended' : 'offline');
    });
    this.#socket.on('sessionEnded', ({ reason }: Notice<'sessionEnded'>) => {
      // The login outlives a restart of the server: the page waits for it instead of asking for a password.
      if (reason === 'serverStopping') return;
      this.#setStatus('ended');
      this.#socket.disconnect();
    });
  }

  get status(): ConnectionStatus {
    return this.#status;
  }

  start(): void {
    this.#socket.connect();
  }

  close(): void {
    this.#socket.disconnect();
    this.#statusListeners.clear();
    this.#socket.removeAllListeners();
  }

  onStatus(listener: (status: ConnectionStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  on<Name extends NoticeName>(name: Name, listener: (body: Notice<Name>) => void): () => void {
    const untyped = listener as (body: unknown) => void;
    const event: string = name;
    this.#socket.on(event, untyped);
    return () => this.#socket.off(event, untyped);
  }

  /** Asks once. Throws `Rejected`: the server's words, or `timeout` when none came. */
  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const reply = (await this.#ask('call', { name, input })) as CallReply;
    if (reply.ok) return reply.output as CallOutput<Name>;
    throw rejectedFrom(reply.rejection);
  }

  /** Sends a command once under its id; the same id may be sent again without being done twice. */
  async send(command: Command, options: { id?: CommandId; deviceAt?: number } = {}): Promise<{ seq: number }> {
    const envelope: CommandEnvelope = {
      id: options.id ?? commandIdSchema.parse(newId()),
      command,
      ...(options.deviceAt === undefined ? {} : { deviceAt: options.deviceAt }),
    };
    const reply = (await this.#ask('command', envelope)) as CommandReply;
    if (reply.ok) return { seq: reply.seq };
    throw rejectedFrom(reply.rejection);
  }

  async #ask(event: string, body: unknown): Promise<unknown> {
    try {
      return await this.#socket.timeout(replyTimeoutMs).emitWithAck(event, body);
    } catch (cause) {
      throw new Rejected('unavailable', 'timeout', { cause });
    }
  }

  #setStatus(status: ConnectionStatus): void {
    if (this.#status === status || (this.#status === 'ended' && status === 'offline')) return;
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }
}

function rejectedFrom(rejection: Rejection): Rejected {
  return new Rejected(
    rejection.code,
    rejection.reason,
    rejection.details === undefined ? {} : { details: rejection.details },
  );
}
