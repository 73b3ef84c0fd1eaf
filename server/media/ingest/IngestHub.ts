import { SoundHub } from './audio/SoundHub.ts';
import { CameraFeed } from './CameraFeed.ts';
import type { IngestOrder, IngestReport } from './ingestMessages.ts';
import { PictureReplay } from './PictureReplay.ts';
import { RecentPictures } from './recent/RecentPictures.ts';
import { sendRecent } from './recent/sendRecent.ts';
import { sendStills } from './stills/sendStills.ts';
import { RtpOutlet } from './RtpOutlet.ts';
import type { RtspTimeouts } from './rtsp/RtspConnection.ts';
import { parseSdp } from './rtsp/parseSdp.ts';
import { RtspPull } from './rtsp/RtspPull.ts';

type OpenReplay = { streamKey: string; replay: PictureReplay; outlet: RtpOutlet };
type OpenFeed = { feed: CameraFeed; outlet: RtpOutlet; recent: RecentPictures };

const tickMs = 250;
/** What all streams together may keep of the past: 64 sub-streams of 400 kb/s keep two minutes each. */
const mostRecentBytes = 384 * 1024 * 1024;
const recentBytesEveryMs = 2_000;
export const defaultRtspTimeouts: RtspTimeouts = { connectMs: 4_000, responseMs: 5_000, firstPacketMs: 6_000 };

/** All camera feeds of the ingest process, opened and closed by orders. */
export class IngestHub {
  readonly #report: (report: IngestReport) => void;
  readonly #timeouts: RtspTimeouts;
  readonly #feeds = new Map<string, OpenFeed>();
  readonly #replays = new Map<string, OpenReplay>();
  readonly #sounds: SoundHub;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(report: (report: IngestReport) => void, timeouts: RtspTimeouts = defaultRtspTimeouts) {
    this.#report = report;
    this.#timeouts = timeouts;
    this.#sounds = new SoundHub(report, timeouts);
    this.#timers = [
      setInterval(() => {
        for (const { feed } of this.#feeds.values()) feed.tick();
        this.#boundRecent();
      }, tickMs),
      setInterval(() => this.#report({ type: 'recentBytes', bytes: this.recentBytes }), recentBytesEveryMs),
    ];
  }

  /** What is kept of the past of all streams, bytes. */
  get recentBytes(): number {
    return [...this.#feeds.values()].reduce((sum, { recent }) => sum + recent.bytes, 0);
  }

  obey(order: IngestOrder): void {
    switch (order.type) {
      case 'open':
        this.#open(order);
        break;
      case 'retarget':
        this.#feeds.get(order.streamKey)?.outlet.retarget(order.destination);
        break;
      case 'requestKeyFrame':
        this.#feeds.get(order.streamKey)?.feed.requestKeyFrame();
        break;
      case 'openReplay':
        this.#openReplay(order);
        break;
      case 'closeReplay':
        this.#closeReplay(order.replayKey);
        break;
      case 'sendRecent':
        sendRecent(this.#feeds.get(order.streamKey)?.recent.since(order.from) ?? [], order);
        break;
      case 'sendStills':
        sendStills(order.wanted, (streamKey) => this.#feeds.get(streamKey)?.recent, order);
        break;
      case 'openSound':
        this.#sounds.open(order);
        break;
      case 'closeSound':
        this.#sounds.close(order.soundKey);
        break;
      case 'close':
        this.#close(order.streamKey);
        break;
    }
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#sounds.closeAll();
    for (const replayKey of [...this.#replays.keys()]) this.#closeReplay(replayKey);
    for (const streamKey of [...this.#feeds.keys()]) this.#close(streamKey);
  }

  #open(order: Extract<IngestOrder, { type: 'open' }>): void {
    const { streamKey, url, credentials } = order;
    this.#close(streamKey);
    const outlet = new RtpOutlet({
      destination: order.destination,
      onKeyFrameWanted: () => this.#feeds.get(streamKey)?.feed.requestKeyFrame(),
    });
    const recent = new RecentPictures();
    const feed = new CameraFeed({
      ssrc: order.ssrc,
      payloadType: order.payloadType,
      startPull: (events) => new RtspPull({ url, credentials, timeouts: this.#timeouts, parse: parseSdp, ...events }),
      send: (packet) => outlet.send(packet),
      onPicture: (picture) => {
        recent.add(picture, Date.now());
        for (const open of this.#replays.values()) if (open.streamKey === streamKey) open.replay.add(picture);
      },
      onState: (state) => this.#report({ type: 'state', streamKey, state }),
      onKeyFrameWanted: () => this.#report({ type: 'keyFrameWanted', streamKey }),
      now: () => Date.now(),
      random: () => Math.random(),
    });
    this.#feeds.set(streamKey, { feed, outlet, recent });
  }

  /** The richest stream gives way first. */
  #boundRecent(): void {
    const kept = [...this.#feeds.values()].map(({ recent }) => recent);
    let total = this.recentBytes;
    while (total > mostRecentBytes) {
      const largest = kept.reduce((most, one) => (one.bytes > most.bytes ? one : most));
      const before = largest.bytes;
      largest.dropOldest();
      total -= before - largest.bytes;
    }
  }

  #openReplay(order: Extract<IngestOrder, { type: 'openReplay' }>): void {
    const { streamKey, replayKey } = order;
    this.#closeReplay(replayKey);
    const outlet: RtpOutlet = new RtpOutlet({
      destination: order.destination,
      onKeyFrameWanted: () => replay.start(),
      onConnected: () => replay.announce(),
    });
    const replay = new PictureReplay({
      ssrc: order.ssrc,
      payloadType: order.payloadType,
      playoutDelayId: order.playoutDelayId,
      isKeyFramesOnly: order.isKeyFramesOnly,
      firstSequence: Math.floor(Math.random() * 0x8000),
      kept: () => this.#feeds.get(streamKey)?.feed.keptPictures ?? [],
      send: (packet) => outlet.send(packet),
      now: () => Date.now(),
    });
    this.#replays.set(replayKey, { streamKey, replay, outlet });
  }

  #closeReplay(replayKey: string): void {
    const open = this.#replays.get(replayKey);
    if (open === undefined) return;
    this.#replays.delete(replayKey);
    open.replay.close();
    open.outlet.close();
  }

  #close(streamKey: string): void {
    const open = this.#feeds.get(streamKey);
    if (open === undefined) return;
    this.#feeds.delete(streamKey);
    open.feed.close();
    open.outlet.close();
  }
}
