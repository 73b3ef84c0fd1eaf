import type { CallName, Notice, NoticeName, ParsedInput } from '../protocol/wire/allCalls.ts';
import type { Command } from '../protocol/hall/allCommands.ts';
import type { HallState } from '../protocol/hall/hallState.ts';
import type { CameraStreamState } from '../protocol/media/streamState.ts';
import { Rejected } from '../protocol/wire/rejection.ts';
import type { Access } from './access/index.ts';
import { resolveVideo } from './cameras/index.ts';
import type { Directory } from './directory/index.ts';
import type { Log } from './log/index.ts';
import { handleMediaCall, isMediaCallName, MediaExchange } from './media/index.ts';
import type { Peer } from './socket/index.ts';

export interface MediaRoomOptions {
  readonly log: Log;
  readonly host: string;
  readonly directory: Directory;
  readonly access: Access;
  readonly now: () => number;
  readonly state: () => HallState;
  readonly onStreamState: (state: CameraStreamState) => void;
  readonly recordBurst: (command: Command) => void;
  readonly notify: <Name extends NoticeName>(peerId: string, name: Name, body: Notice<Name>) => void;
}

/**
 * Where video and voice meet the hall: who watches is written down before the picture opens, and talkgroups follow the
 * incidents. Without a media worker the rest of the hall goes on, and every media call says so.
 */
export class MediaRoom {
  readonly #options: MediaRoomOptions;
  readonly #exchange: MediaExchange | null;

  private constructor(options: MediaRoomOptions, exchange: MediaExchange | null) {
    this.#options = options;
    this.#exchange = exchange;
  }

  static async create(options: MediaRoomOptions): Promise<MediaRoom> {
    const { log, host, directory, onStreamState } = options;
    try {
      const exchange = await MediaExchange.create({
        log,
        listens: [{ ip: host }],
        port: 0,
        resolveVideo: (cameraId, stream) => resolveVideo(directory, cameraId, stream),
        onStreamState,
      });
      return new MediaRoom(options, exchange);
    } catch (error) {
      log.error({ err: error }, 'video and voice are not available: the media worker did not start');
      return new MediaRoom(options, null);
    }
  }

  get isUp(): boolean {
    return this.#exchange !== null;
  }

  get streamCount(): number {
    return this.#exchange?.streamCount ?? 0;
  }

  async call(peer: Peer, name: CallName, input: unknown): Promise<unknown> {
    const exchange = this.#exchange;
    if (exchange === null) throw new Rejected('unavailable', 'mediaUnavailable');
    if (!isMediaCallName(name)) throw new Rejected('unavailable', 'mediaUnavailable');
    const mediaPeer =
      exchange.peer(peer.peerId) ??
      exchange.createPeer({
        peerId: peer.peerId,
        notify: (notice, body) => this.#options.notify(peer.peerId, notice, body),
      });
    if (name === 'media.watchCamera') this.#writeDown(peer, input as ParsedInput<'media.watchCamera'>);
    return handleMediaCall(mediaPeer, name, input);
  }

  leave(peerId: string): void {
    this.#exchange?.peer(peerId)?.close();
  }

  recheckTalkgroups(): void {}

  async close(): Promise<void> {
    await this.#exchange?.close();
  }

  #writeDown({ actor }: Peer, { cameraId, stream, purpose }: ParsedInput<'media.watchCamera'>): void {
    this.#options.access.audit.record(actor, { type: 'cameraViewed', cameraId, stream, purpose });
  }
}
