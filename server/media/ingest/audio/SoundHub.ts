import type { IngestOrder, IngestReport } from '../ingestMessages.ts';
import { RtpOutlet } from '../RtpOutlet.ts';
import type { RtspTimeouts } from '../rtsp/RtspConnection.ts';
import { RtspPull } from '../rtsp/RtspPull.ts';
import { parseAudioTrack } from './parseAudioTrack.ts';
import { SoundFeed } from './SoundFeed.ts';

type OpenSound = { feed: SoundFeed; outlet: RtpOutlet };

/** The sounds pulled now: each over a session of its own, so that a picture never waits for a microphone. */
export class SoundHub {
  readonly #report: (report: IngestReport) => void;
  readonly #timeouts: RtspTimeouts;
  readonly #open = new Map<string, OpenSound>();

  constructor(report: (report: IngestReport) => void, timeouts: RtspTimeouts) {
    this.#report = report;
    this.#timeouts = timeouts;
  }

  open(order: Extract<IngestOrder, { type: 'openSound' }>): void {
    const { soundKey, url, credentials, destination, ssrc } = order;
    this.close(soundKey);
    const outlet = new RtpOutlet({ destination, onKeyFrameWanted: () => undefined });
    const feed = new SoundFeed({
      ssrc,
      startPull: (events) =>
        new RtspPull({ url, credentials, timeouts: this.#timeouts, parse: parseAudioTrack, ...events }),
      send: (packet) => outlet.send(packet),
      onTrack: (codec) => this.#report({ type: 'soundTrack', soundKey, codec }),
      onEnd: (reason) => {
        this.close(soundKey);
        this.#report({ type: 'soundEnded', soundKey, reason });
      },
    });
    this.#open.set(soundKey, { feed, outlet });
  }

  close(soundKey: string): void {
    const open = this.#open.get(soundKey);
    if (open === undefined) return;
    this.#open.delete(soundKey);
    open.feed.close();
    open.outlet.close();
  }

  closeAll(): void {
    for (const soundKey of [...this.#open.keys()]) this.close(soundKey);
  }
}
