import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Session } from '../../protocol/access/session.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocolVersion.ts';
import type { CallInput, CallName, CallOutput } from '../../protocol/wire/allCalls.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import type { Rejection } from '../../protocol/wire/rejection.ts';
import { demoPassword } from './hallServer.ts';

export interface HallClient {
  readonly session: Session;
  readonly cookie: string;
  readonly socket: Socket;
  command(command: Command | Record<string, unknown>, id?: string): Promise<CommandReply>;
  /** The output, or throws an error whose message is `code: reason`. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  close(): void;
}

const replyTimeoutMs = 20_000;

/** POST with JSON; answers status, body and cookie. */
export async function post(url: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, cookie };
}

/** A program that does what a page does: logs in over HTTP, then talks over the socket. */
export async function connectClient(url: string, username: string, password = demoPassword): Promise<HallClient> {
  const { status, body, cookie } = await post(url, '/api/login', { username, password });
  if (status !== 200) throw new Error(`Login of ${username} answered ${status}: ${JSON.stringify(body)}`);
  const socket = io(url, {
    path: '/socket',
    transports: ['websocket'],
    auth: { protocolVersion: PROTOCOL_VERSION },
    extraHeaders: { cookie },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    session: body as unknown as Session,
    cookie,
    socket,
    async command(command, id = randomUUID()) {
      return (await socket.timeout(replyTimeoutMs).emitWithAck('command', { id, command })) as CommandReply;
    },
    async call(name, input) {
      const reply = (await socket.timeout(replyTimeoutMs).emitWithAck('call', { name, input })) as
        { ok: true; output: never } | { ok: false; rejection: Rejection };
      if (reply.ok) return reply.output;
      throw new Error(`${reply.rejection.code}: ${reply.rejection.reason}`);
    },
    close: () => socket.disconnect(),
  };
}
