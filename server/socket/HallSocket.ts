import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Actor } from '../../protocol/access/role.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocolVersion.ts';
import { allCalls, callAction, type CallName, type Notice, type NoticeName } from '../../protocol/wire/allCalls.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { actorOf, demandPermission, parse, type Access, type LiveSession, type SessionEnd } from '../access/index.ts';
import { isSameOrigin } from '../http/index.ts';
import type { Log } from '../log/index.ts';
import { RateLimit } from './RateLimit.ts';
import { SlowPages } from './SlowPages.ts';

/** One page that is connected: who, and the id by which media, voice and notices know it. */
export interface Peer {
  readonly peerId: string;
  readonly actor: Actor;
  readonly session: LiveSession;
}

export interface HallSocketOptions {
  readonly http: HttpServer;
  readonly access: Access;
  readonly log: Log;
  readonly handleCommand: (raw: unknown, actor: Actor) => Promise<CommandReply>;
  /** Answers one call; its input is parsed by then. */
  readonly handleCall: (peer: Peer, name: CallName, input: unknown) => Promise<unknown>;
  readonly onJoined: (peer: Peer) => void;
  readonly onLeft: (peer: Peer) => void;
  readonly now: () => number;
}

type Acknowledge = (reply: unknown) => void;

const largestMessageBytes = 1024 * 1024;
const clockMs = 10_000;
const deskRoom = 'desk';

/** Every page's socket: who may connect, commands and calls in, notices out. Knows the wire and nothing of the hall. */
export class HallSocket {
  readonly #server: Server;
  readonly #options: HallSocketOptions;
  readonly #clock: NodeJS.Timeout;
  readonly #slowPages: SlowPages;

  constructor(options: HallSocketOptions) {
    this.#options = options;
    this.#server = new Server(options.http, {
      path: '/socket',
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: largestMessageBytes,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      perMessageDeflate: false,
      allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers)),
    });
    this.#server.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(refusalForSocket(error)),
      );
    });
    this.#server.on('connection', (socket) => this.#serve(socket));
    options.access.endSockets = (isEnded, reason) => this.#end(isEnded, reason);
    this.#clock = setInterval(() => this.#server.emit('clock', { serverNow: options.now() }), clockMs);
    this.#clock.unref();
    this.#slowPages = new SlowPages({ server: this.#server, log: options.log });
  }

  get connectedCount(): number {
    return this.#server.engine.clientsCount;
  }

  /** Tells every desk seat. */
  tellDesk<Name extends NoticeName>(name: Name, body: Notice<Name>): void {
    this.#server.to(deskRoom).emit(name, body);
  }

  /** Tells one page. */
  tellPeer<Name extends NoticeName>(peerId: string, name: Name, body: Notice<Name>): void {
    this.#server.to(peerRoom(peerId)).emit(name, body);
  }

  /** Tells every phone of a unit, each its own words. */
  tellUnit<Name extends NoticeName>(unitId: string, name: Name, body: Notice<Name>): void {
    this.#server.to(unitRoom(unitId)).emit(name, body);
  }

  /** Whether a unit has a phone connected. */
  hasUnit(unitId: string): boolean {
    return this.#server.sockets.adapter.rooms.has(unitRoom(unitId));
  }

  /** Ends every page's line; the HTTP server under it is its owner's to close. */
  close(): void {
    clearInterval(this.#clock);
    this.#slowPages.close();
    this.#server.emit('sessionEnded', { reason: 'serverStopping' });
    this.#server.disconnectSockets(true);
    this.#server.engine.close();
  }

  async #admit(socket: Socket): Promise<void> {
    const { protocolVersion } = socket.handshake.auth as { protocolVersion?: unknown };
    if (protocolVersion !== PROTOCOL_VERSION) throw new Rejected('malformed', 'protocolVersion');
    const session = await this.#options.access.authenticate(socket.request);
    demandPermission(session, 'talk');
    const peer: Peer = { peerId: randomUUID(), actor: actorOf(session), session };
    (socket.data as { peer: Peer }).peer = peer;
  }

  #serve(socket: Socket): void {
    const { peer } = socket.data as { peer: Peer };
    const { actor } = peer;
    const { access, log } = this.#options;
    const limit = new RateLimit(this.#options.now);
    void socket.join(peerRoom(peer.peerId));
    if (isPermitted(actor.role, 'readHall')) void socket.join(deskRoom);
    if (actor.unitId !== undefined) void socket.join(unitRoom(actor.unitId));
    this.#options.onJoined(peer);

    const answer = (request: string, work: () => Promise<unknown>, acknowledge: unknown): void => {
      const reply: Acknowledge = typeof acknowledge === 'function' ? (acknowledge as Acknowledge) : () => undefined;
      const refuse = (error: unknown): void => {
        if (error instanceof Rejected) access.audit.recordRefusal(actor, request, error);
        else log.error({ err: error, request }, 'a request failed');
        const rejected = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
        reply({ ok: false, rejection: rejected.toRejection() });
      };
      if (!limit.allows()) refuse(new Rejected('rateLimited', 'rateLimited'));
      else work().then(reply, refuse);
    };

    socket.on('command', (raw: unknown, acknowledge: unknown) => {
      this.#touch(peer);
      answer('command', () => this.#options.handleCommand(raw, actor), acknowledge);
    });
    socket.on('call', (raw: unknown, acknowledge: unknown) => {
      answer(callNameOf(raw), () => this.#call(peer, raw), acknowledge);
    });
    socket.on('disconnect', () => this.#options.onLeft(peer));
  }

  async #call(peer: Peer, raw: unknown): Promise<unknown> {
    const name = callNameOf(raw);
    if (!isCallName(name)) throw new Rejected('unknownCommand', 'unknownCall', { details: { name } });
    demandPermission(peer.session, callAction(name));
    const input = parse(allCalls[name].input, (raw as { input?: unknown }).input);
    if (name === 'session.active') this.#touch(peer);
    return { ok: true, output: await this.#options.handleCall(peer, name, input) };
  }

  #touch({ session }: Peer): void {
    this.#options.access.sessions
      .touch(session.tokenHash)
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'activity could not be stored'));
  }

  #end(isEnded: (tokenHash: string, accountId: LiveSession['account']['id']) => boolean, reason: SessionEnd): void {
    for (const socket of this.#server.sockets.sockets.values()) {
      const { session } = (socket.data as { peer: Peer }).peer;
      if (!isEnded(session.tokenHash, session.account.id)) continue;
      socket.emit('sessionEnded', { reason });
      socket.disconnect(true);
    }
  }
}

function peerRoom(peerId: string): string {
  return `peer:${peerId}`;
}

function unitRoom(unitId: string): string {
  return `unit:${unitId}`;
}

function callNameOf(raw: unknown): string {
  const name = (raw as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name.slice(0, 60) : 'call';
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(allCalls, name);
}

/** Socket.IO hands `data` of an error in the handshake to the page. */
function refusalForSocket(error: unknown): Error {
  const rejected = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure', { cause: error });
  return Object.assign(new Error(rejected.reason), { data: rejected.toRejection() });
}
