import type { CameraFaults } from './cameraFaults.ts';
import { pictureParameterSet, sequenceParameterSet } from './h264/parameterSets.ts';
import type { CameraPose } from './picture/pinhole.ts';
import type { PictureWorker } from './pictureWorker.ts';
import type { PtzHead } from './ptzHead.ts';
import type { VideoDescription } from './rtsp/sessionDescription.ts';
import type { StreamKind, StreamProfile } from './streamProfiles.ts';
import type { VideoPicture, VideoSource } from './videoSource.ts';

export interface EncodedStreamOptions {
  cameraId: string;
  kind: StreamKind;
  profile: StreamProfile;
  head: PtzHead;
  faults: Readonly<CameraFaults>;
  worker: PictureWorker;
  keyIntervalMs: number;
  /** No picture could be made; the simulator cannot go on. */
  onFailure: (error: unknown) => void;
}

/** Pictures of one stream, made at a steady pace while anybody watches, once for all viewers. */
export class EncodedStream implements VideoSource {
  readonly description: VideoDescription;
  private readonly options: EncodedStreamOptions;
  private readonly viewers = new Set<(picture: VideoPicture) => void>();
  private timer: NodeJS.Timeout | null = null;
  private frameNumber = 0;
  private isBusy = false;
  private restMs = 0;
  private wantsKey = true;
  private keyAtMs = -Infinity;
  private nextAtMs = 0;
  private frozen: { clockMs: number; pose: CameraPose } | null = null;

  constructor(options: EncodedStreamOptions) {
    const { width, height, framesPerSecond } = options.profile;
    this.options = options;
    const sets = { sps: sequenceParameterSet(width, height), pps: pictureParameterSet() };
    this.description = { width, height, framesPerSecond, ...sets };
  }

  get viewerCount(): number {
    return this.viewers.size;
  }

  subscribe(viewer: (picture: VideoPicture) => void): () => void {
    this.viewers.add(viewer);
    if (!this.timer) {
      this.nextAtMs = performance.now();
      this.schedule();
    }
    return () => {
      this.viewers.delete(viewer);
      if (this.viewers.size === 0) this.stop();
    };
  }

  /** Makes the next picture a key picture. */
  requestKeyPicture(): void {
    this.wantsKey = true;
  }

  close(): void {
    this.viewers.clear();
    this.stop();
  }

  private stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.wantsKey = true;
  }

  private schedule(): void {
    const now = performance.now();
    const intervalMs = Math.max(1000 / this.options.profile.framesPerSecond, this.restMs);
    this.timer = setTimeout(() => this.run(), Math.max(0, this.nextAtMs - now));
    // After a stall the pace starts anew instead of catching up.
    this.nextAtMs = Math.max(this.nextAtMs + intervalMs, now);
  }

  private run(): void {
    this.tick().catch((error: unknown) => {
      // Whoever stopped the stream meanwhile no longer needs the picture.
      if (this.timer) this.options.onFailure(error);
    });
  }

  private async tick(): Promise<void> {
    this.schedule();
    // A picture that is still being made is not overtaken: its successor is left out.
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await this.makePicture();
    } finally {
      this.isBusy = false;
    }
  }

  private async makePicture(): Promise<void> {
    const { head, faults, worker, cameraId, kind } = this.options;
    const mediaMs = Date.now();
    const wallMs = mediaMs + faults.clockOffsetMs;
    const status = head.status();
    if (faults.freeze) this.frozen ??= { clockMs: wallMs, pose: status.pose };
    else this.frozen = null;
    const isKey = this.wantsKey || performance.now() - this.keyAtMs >= this.options.keyIntervalMs - 1;
    this.wantsKey = false;
    const picture = await worker.picture(
      { cameraId, kind },
      {
        pose: this.frozen?.pose ?? status.pose,
        isMoving: !this.frozen && status.isMoving,
        clockMs: this.frozen?.clockMs ?? wallMs,
        frameNumber: this.frozen ? this.frameNumber : ++this.frameNumber,
        isKey,
      },
    );
    if (picture === null) {
      // What follows was predicted from it.
      this.wantsKey = true;
      return;
    }
    // A turning camera paints every picture anew; it may fill half of a core, no more.
    this.restMs = status.isMoving ? 2 * picture.cpuMs : 0;
    if (picture.isKey) this.keyAtMs = performance.now();
    for (const viewer of this.viewers) viewer({ isKey: picture.isKey, nals: picture.nals, mediaMs, wallMs });
  }
}
