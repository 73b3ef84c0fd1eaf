import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { Server, type Socket } from 'socket.io';
import { actorSchema, type Actor, type Role } from '../../../protocol/access/role.ts';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import type { RuleAnswer } from '../../../protocol/incident/incidentRules.ts';
import { voiceCalls, type VoiceCallName } from '../../../protocol/voice/voiceCalls.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { handleMediaCall, isMediaCallName, MediaExchange } from '../../../server/media/index.ts';
import { createLog } from '../../../server/log/index.ts';
import { createVoice, type TalkBurst, type Voice, type VoicePeer } from '../../../server/voice/index.ts';

export interface VoicePage {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Without a secure connection a page knows its browser by this text alone, and a headless one does not name itself there. */
const insecureUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

const people: Record<string, Role> = {
  dispatcher: 'dispatcher',
  leader: 'dutyLeader',
  unit: 'fieldUnit',
  other: 'fieldUnit',
  taker: 'callTaker',
};

/** Real voice over a real exchange, real sockets and real pages; only accounts and incidents are left out. */
export class VoiceHall {
  readonly voice: Voice;
  readonly exchange: MediaExchange;
  readonly bursts: TalkBurst[] = [];
  readonly failures: unknown[] = [];
  checkJoin: (actor: Actor, talkgroupId: TalkgroupId) => RuleAnswer = () => null;
  isInDanger: (actor: Actor) => boolean = () => false;
  readonly #http: HttpServer;
  readonly #sockets: Server;

  private constructor(exchange: MediaExchange, voice: Voice, http: HttpServer) {
    this.exchange = exchange;
    this.voice = voice;
    this.#http = http;
    this.#sockets = new Server(http, { path: '/socket', transports: ['websocket'] });
    this.#sockets.on('connection', (socket) => this.#serve(socket));
  }

  static async create(): Promise<VoiceHall> {
    const [script, style] = await Promise.all([bundlePage(), readStyle()]);
    const exchange: MediaExchange = await MediaExchange.create({
      log: createLog('silent'),
      listens: [{ ip: '127.0.0.1' }],
      port: 0,
      resolveVideo: () => {
        throw new Rejected('notFound', 'cameraUnknown');
      },
      findSpeech: (peerId, producerId) => hall.voice.findSpeech(peerId, producerId),
      onMicrophone: (peerId, microphone) => hall.voice.attachMicrophone(peerId, microphone),
    });
    const voice = createVoice({
      speechRouter: () => exchange.speechRouter,
      stopHearing: (peerId, producerId) => exchange.peer(peerId)?.stopConsuming(producerId),
      checkJoin: (actor, talkgroupId) => hall.checkJoin(actor, talkgroupId),
      isInDanger: (actor) => hall.isInDanger(actor),
      notify: (peerId, name, body) => hall.#sockets.to(peerId).emit(name, body),
      recordBurst: (burst) => hall.bursts.push(burst),
      onFailure: (error) => hall.failures.push(error),
      now: () => Date.now(),
    });
    const http = createServer((request, response) => {
      const isScript = request.url === '/page.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        isScript
          ? script
          : `<!doctype html><style>${style}</style><div id="root"></div><script type="module" src="/page.js"></script>`,
      );
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const hall = new VoiceHall(exchange, voice, http);
    return hall;
  }

  async openPage(browser: Browser, person: string, query = '', host = '127.0.0.1'): Promise<VoicePage> {
    const url = `http://${host}:${(this.#http.address() as AddressInfo).port}/`;
    const context = await browser.newContext(
      host === '127.0.0.1' ? { permissions: ['microphone'] } : { userAgent: insecureUserAgent },
    );
    await context.addCookies([{ name: 'person', value: person, url }]);
    const page = await context.newPage();
    await page.goto(`${url}${query}`);
    await page.waitForFunction(() => 'voiceTest' in window);
    return { page, context };
  }

  async close(): Promise<void> {
    this.voice.close();
    await this.#sockets.close();
    await this.exchange.close();
  }

  #serve(socket: Socket): void {
    const person = /person=(\w+)/.exec(socket.handshake.headers.cookie ?? '')?.[1] ?? 'nobody';
    const actor = actorSchema.parse({
      accountId: person,
      name: person,
      role: people[person] ?? 'callTaker',
      seatId: person,
    });
    const peer: VoicePeer = { peerId: randomUUID(), actor };
    void socket.join(peer.peerId);
    const mediaPeer = this.exchange.createPeer({
      peerId: peer.peerId,
      notify: (name, body) => socket.emit(name, body),
    });
    socket.on('call', ({ name, input }: { name: string; input: unknown }, acknowledge: (reply: unknown) => void) => {
      const answer = isMediaCallName(name)
        ? handleMediaCall(mediaPeer, name, input)
        : this.#callVoice(peer, name, input);
      answer.then(
        (output) => acknowledge({ ok: true, output }),
        (error: unknown) => {
          const rejected = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
          if (!(error instanceof Rejected)) this.failures.push(error);
          acknowledge({ ok: false, rejection: rejected.toRejection() });
        },
      );
    });
    socket.on('disconnect', () => {
      this.voice.closePeer(peer.peerId);
      mediaPeer.close();
    });
  }

  async #callVoice(peer: VoicePeer, name: string, input: unknown): Promise<unknown> {
    if (!Object.hasOwn(voiceCalls, name)) throw new Rejected('unknownCommand', 'unknownCall');
    const known = name as VoiceCallName;
    return this.voice.handlers[known](peer, voiceCalls[known].input.parse(input));
  }
}

async function bundlePage(): Promise<string> {
  const input = fileURLToPath(new URL('./page.tsx', import.meta.url));
  const building = await rolldown({
    input,
    platform: 'browser',
    moduleTypes: { '.css': 'empty' },
    transform: { define: { 'process.env.NODE_ENV': '"production"' }, jsx: 'react-jsx' },
  });
  const { output } = await building.generate({ format: 'esm', codeSplitting: false });
  await building.close();
  return output[0].code;
}

async function readStyle(): Promise<string> {
  const files = ['ui/tokens.css', 'features/voice/voice.css'];
  const sheets = files.map((file) => readFile(new URL(`../../../renderer/${file}`, import.meta.url), 'utf8'));
  return (await Promise.all(sheets)).join('\n');
}
