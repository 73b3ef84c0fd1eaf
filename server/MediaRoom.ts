import { networkInterfaces } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../protocol/access/role.ts';
import type { CallName, Notice, NoticeName, ParsedInput } from '../protocol/wire/allCalls.ts';
import type { VideoStream } from '../protocol/camera/camera.ts';
import type { CameraId } from '../protocol/ids.ts';
import type { CommandOf } from '../protocol/hall/allCommands.ts';
import type { HallState } from '../protocol/hall/hallState.ts';
import type { CameraStreamState } from '../protocol/media/streamState.ts';
import { openEmergencyOf } from '../protocol/safety/evolveEmergencies.ts';
import { checkJoinTalkgroup } from '../protocol/voice/checkJoinTalkgroup.ts';
import { voiceCalls, type VoiceCallName } from '../protocol/voice/voiceCalls.ts';
import { Rejected } from '../protocol/wire/rejection.ts';
import type { Access } from './access/index.ts';
import { KeyFrameRequests, resolveVideo } from './cameras/index.ts';
import type { Directory } from './directory/index.ts';
import type { Log } from './log/index.ts';
import {
  handleMediaCall,
  isMediaCallName,
  MediaExchange,
  registerRecent,
  registerStills,
  type MediaPeer,
  type RecentMovie,
} from './media/index.ts';
import { SceneViewers } from './scene/index.ts';
import type { Peer } from './socket/index.ts';
import { unitVideoCalls, type UnitVideoCallName } from '../protocol/unitVideo/unitVideoCalls.ts';
import { UnitVideos, type UnitVideoPorts } from './unitVideo/index.ts';
import { createVoice, type Voice } from './voice/index.ts';

export interface MediaRoomOptions {
  readonly log: Log;
  readonly host: string;
  readonly mediaPort: number;
  readonly directory: Directory;
  readonly access: Access;
  readonly now: () => number;
  readonly state: () => HallState;
  readonly onStreamState: (state: CameraStreamState) => void;
  readonly recordBurst: (command: CommandOf<'recordTalkBurst'>) => void;
  readonly notify: <Name extends NoticeName>(peerId: string, name: Name, body: Notice<Name>) => void;
  readonly unitVideo: Pick<UnitVideoPorts, 'isConnected' | 'tellDesk' | 'tellUnit'>;
}

interface Plant {
  readonly exchange: MediaExchange;
  readonly voice: Voice;
  readonly unitVideos: UnitVideos;
  readonly keyFrames: KeyFrameRequests;
}

/**
 * Where video and voice meet the hall: who watches is written down before the picture opens, and talkgroups follow the
 * incidents. Without a media worker the rest of the hall goes on, and every media call says so.
 */
export class MediaRoom {
  readonly #options: MediaRoomOptions;
  readonly #plant: Plant | null;
  readonly #present = new Set<string>();
  readonly #sceneViewers = new SceneViewers();

  private constructor(options: MediaRoomOptions, plant: Plant | null) {
    this.#options = options;
    this.#plant = plant;
  }

  static async create(options: MediaRoomOptions): Promise<MediaRoom> {
    try {
      return new MediaRoom(options, await createPlant(options));
    } catch (error) {
      options.log.error({ err: error }, 'video and voice are not available: the media worker did not start');
      return new MediaRoom(options, null);
    }
  }

  get isUp(): boolean {
    return this.#plant !== null;
  }

  get streamCount(): number {
    return this.#plant?.exchange.streamCount ?? 0;
  }

  /** What is kept of the past of all pulled streams. */
  get recentBytes(): number {
    return this.#plant?.exchange.recentBytes ?? 0;
  }

  /** Answers every call that is not the hall's own; the input is parsed by then. */
  async call(peer: Peer, name: CallName, input: unknown): Promise<unknown> {
    if (this.#plant === null || !this.#present.has(peer.peerId)) throw new Rejected('unavailable', 'mediaUnavailable');
    const { exchange, voice, unitVideos } = this.#plant;
    if (isVoiceCall(name)) return voice.handlers[name](peer, input as never);
    if (isUnitVideoCall(name)) return unitVideos.handlers[name](peer, input as never);
    if (!isMediaCallName(name)) throw new Rejected('unknownCommand', 'unknownCall', { details: { name } });
    if (name === 'media.watchCamera') this.#admitViewer(peer, input as ParsedInput<'media.watchCamera'>);
    if (name === 'media.listenCamera') this.#demandSound(peer.actor, input as ParsedInput<'media.listenCamera'>);
    return handleMediaCall(mediaPeer(exchange, this.#options, peer.peerId), name, input);
  }

  /** The recent past of cameras over HTTP, where a page's own player can take it. */
  register(app: FastifyInstance): void {
    const { access } = this.#options;
    this.#registerStills(app);
    registerRecent(app, {
      demandViewer: (request) => access.demand(request, 'viewCamera'),
      record: (actor, event) => access.audit.record(actor, event),
      readRecent: (...wanted) => this.readRecent(...wanted),
    });
  }

  /** What is kept of a camera since a moment; null where nothing is. */
  async readRecent(cameraId: CameraId, stream: VideoStream, from: number): Promise<RecentMovie | null> {
    return (await this.#plant?.exchange.readRecent(cameraId, stream, from)) ?? null;
  }

  /** Still pictures of what is pulled anyway, for miniatures. */
  #registerStills(app: FastifyInstance): void {
    const { access, now } = this.#options;
    registerStills(app, {
      demandViewer: (request) => access.demand(request, 'viewCamera'),
      record: (actor, event) => access.audit.record(actor, event),
      readStills: async (wanted) => (await this.#plant?.exchange.readStills(wanted)) ?? [],
      now,
    });
  }

  /** A page came; before and after its stay no call of its can make anything. */
  join(peerId: string): void {
    this.#present.add(peerId);
  }

  leave(peerId: string): void {
    this.#present.delete(peerId);
    this.#sceneViewers.leave(peerId);
    this.#plant?.voice.closePeer(peerId);
    this.#plant?.exchange.peer(peerId)?.close();
  }

  /** Duties, assignments, incidents or emergencies changed: who may no longer be in a talkgroup or send video is ended. */
  recheck(): void {
    this.#plant?.voice.recheckMembers();
    this.#plant?.voice.recheckDanger();
    this.#plant?.unitVideos.recheck();
    this.#sceneViewers.recheck(this.#options.state(), (peerId, mayStay) =>
      this.#plant?.exchange.peer(peerId)?.closeCameras(mayStay),
    );
  }

  async close(): Promise<void> {
    this.#plant?.voice.close();
    await this.#plant?.exchange.close();
    this.#plant?.keyFrames.close();
  }

  /** Sound is private where the directory does not say otherwise. */
  #demandSound(actor: Actor, { cameraId, purpose }: ParsedInput<'media.listenCamera'>): void {
    const { directory, access } = this.#options;
    if (directory.findCamera(cameraId)?.hasAudio !== true) throw new Rejected('notAllowed', 'cameraSoundNotAllowed');
    access.audit.record(actor, { type: 'cameraListened', cameraId, purpose });
  }

  #admitViewer({ peerId, actor }: Peer, wanted: ParsedInput<'media.watchCamera'>): void {
    const { state, access } = this.#options;
    this.#sceneViewers.admit(state(), peerId, actor, wanted);
    const { cameraId, stream, purpose } = wanted;
    access.audit.record(actor, { type: 'cameraViewed', cameraId, stream, purpose });
  }
}

async function createPlant(options: MediaRoomOptions): Promise<Plant> {
  const { log, host, mediaPort, directory, onStreamState, notify, recordBurst, state, now } = options;
  const keyFrames = new KeyFrameRequests({ findSource: (cameraId) => directory.findSource(cameraId), now });
  const exchange = await MediaExchange.create({
    log,
    listens: listenAddresses(host).map((ip) => ({ ip })),
    port: mediaPort,
    resolveVideo: (cameraId, stream) => resolveVideo(directory, cameraId, stream),
    onStreamState,
    requestKeyFrame: (cameraId) => keyFrames.ask(cameraId),
    findSpeech: (peerId, producerId) => voice.findSpeech(peerId, producerId),
    onMicrophone: (peerId, microphone) => voice.attachMicrophone(peerId, microphone),
  });
  const voice = createVoice({
    speechRouter: () => exchange.speechRouter,
    stopHearing: (peerId, producerId) => exchange.peer(peerId)?.stopConsuming(producerId),
    checkJoin: (actor, talkgroupId) => checkJoinTalkgroup(state(), actor, talkgroupId),
    isInDanger: ({ role, unitId }) =>
      role === 'fieldUnit' && unitId !== undefined && openEmergencyOf(state().emergencies, unitId) !== undefined,
    notify,
    recordBurst: ({ talkgroupId, speaker, startedAt, durationMs, endedBy }) =>
      recordBurst({ type: 'recordTalkBurst', talkgroupId, speaker, startedAt, durationMs, endedBy }),
    onFailure: (error, doing) => log.error({ err: error, doing }, 'voice failed'),
    now,
  });
  const unitVideos = new UnitVideos({
    ...options.unitVideo,
    state,
    mediaPeer: (peerId) => mediaPeer(exchange, options, peerId),
    audit: (actor, event) => options.access.audit.record(actor, event),
    tellPeer: notify,
    now,
  });
  return { exchange, voice, unitVideos, keyFrames };
}

function mediaPeer(exchange: MediaExchange, { notify }: MediaRoomOptions, peerId: string): MediaPeer {
  return exchange.peer(peerId) ?? exchange.createPeer({ peerId, notify: (name, body) => notify(peerId, name, body) });
}

/** Where browsers send media: the host itself, or every address of this machine when the server listens on all. */
function listenAddresses(host: string): string[] {
  if (host === 'localhost') return ['127.0.0.1'];
  if (host !== '0.0.0.0' && host !== '::') return [host];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outward = addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return [...outward, '127.0.0.1'];
}

function isUnitVideoCall(name: CallName): name is UnitVideoCallName {
  return Object.hasOwn(unitVideoCalls, name);
}

function isVoiceCall(name: CallName): name is VoiceCallName {
  return Object.hasOwn(voiceCalls, name);
}
