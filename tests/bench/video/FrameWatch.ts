import { readStrip } from '../../../simulators/cameras/picture/strip.ts';

/** One frame as it reached the glass. */
export interface ShownFrame {
  /** From asking to this frame, milliseconds. */
  readonly afterMs: number;
  /** How old the picture was by the clock in its strip, milliseconds. */
  readonly ageMs: number;
}

const stripPixels = 16;

/** Reads the clock in the strip of every frame that a page shows, whichever `<video>` it is in. */
export class FrameWatch {
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #context = this.#canvas.getContext('2d', { willReadFrequently: true });
  readonly #seen = new WeakSet<HTMLVideoElement>();
  readonly #host: HTMLElement;
  readonly #observer: MutationObserver;
  #askedAt = 0;
  #frames: ShownFrame[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#observer = new MutationObserver(() => this.#attach());
    this.#observer.observe(host, { childList: true, subtree: true });
    this.#attach();
  }

  /** Forgets what was shown and starts the clock. */
  ask(): void {
    this.#askedAt = Date.now();
    this.#frames = [];
  }

  get frames(): readonly ShownFrame[] {
    return this.#frames;
  }

  close(): void {
    this.#observer.disconnect();
  }

  #attach(): void {
    for (const video of this.#host.querySelectorAll('video')) {
      if (this.#seen.has(video)) continue;
      this.#seen.add(video);
      const look = (now: number, { expectedDisplayTime }: VideoFrameCallbackMetadata): void => {
        if (!video.isConnected) return;
        video.requestVideoFrameCallback(look);
        // The frame is on the glass when it was promised to be, or now where that has passed.
        this.#read(video, performance.timeOrigin + Math.max(now, expectedDisplayTime));
      };
      video.requestVideoFrameCallback(look);
    }
  }

  #read(video: HTMLVideoElement, shownAt: number): void {
    const { videoWidth: width } = video;
    if (width === 0 || this.#context === null) return;
    if (this.#canvas.width !== width) Object.assign(this.#canvas, { width, height: stripPixels });
    this.#context.drawImage(video, 0, 0, width, stripPixels, 0, 0, width, stripPixels);
    const { data } = this.#context.getImageData(0, 0, width, stripPixels);
    const luma = new Uint8Array(width * stripPixels);
    for (let pixel = 0; pixel < luma.length; pixel += 1) luma[pixel] = data[4 * pixel + 1] ?? 0;
    try {
      const { clockMs } = readStrip(luma, width, stripPixels);
      this.#frames.push({ afterMs: shownAt - this.#askedAt, ageMs: shownAt - clockMs });
    } catch {
      // A frame decoded from half a picture has a damaged strip: it is not a picture that could be counted.
    }
  }
}
