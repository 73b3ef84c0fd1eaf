import type { CameraId } from '../../../../protocol/ids.ts';
import type { StillsHead } from '../../../../protocol/media/stills.ts';
import { drawKeyFrame } from './drawKeyFrame.ts';
import { readStills, type ReadStill } from './readStills.ts';

export type StillState = Pick<StillsHead['stills'][number], 'phase' | 'reason'> & {
  /** When the picture in the canvas was taken, server milliseconds; null before the first. */
  readonly at: number | null;
};

interface Shown {
  readonly cameraId: CameraId;
  readonly canvas: HTMLCanvasElement;
  readonly onState: (state: StillState) => void;
  at: number | null;
}

interface StillFeedOptions {
  readonly read?: typeof readStills;
  readonly draw?: typeof drawKeyFrame;
}

/** One picture in so long is a quarter of a frame a second. */
const everyMs = 4_000;
/** A wall that is arranged anew places many tiles at once. */
const soonMs = 150;

/**
 * The still pictures of all miniatures of one page: one request at a time for all tiles together, one frame decoded per tile
 * and turn, nothing while the page is hidden.
 */
export class StillFeed {
  readonly #shown = new Set<Shown>();
  readonly #read: typeof readStills;
  readonly #draw: typeof drawKeyFrame;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isReading = false;

  constructor({ read = readStills, draw = drawKeyFrame }: StillFeedOptions = {}) {
    this.#read = read;
    this.#draw = draw;
  }

  /** Keeps a canvas at the newest picture of a camera until the returned function is called. */
  show(cameraId: CameraId, canvas: HTMLCanvasElement, onState: (state: StillState) => void): () => void {
    const shown: Shown = { cameraId, canvas, onState, at: null };
    this.#shown.add(shown);
    this.#plan(soonMs);
    return () => {
      this.#shown.delete(shown);
      if (this.#shown.size === 0 && this.#timer !== null) {
        clearTimeout(this.#timer);
        this.#timer = null;
      }
    };
  }

  #plan(delayMs: number): void {
    if (this.#isReading) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#turn();
    }, delayMs);
  }

  async #turn(): Promise<void> {
    this.#isReading = true;
    const before = [...this.#shown];
    try {
      if (!document.hidden) await this.#renew(before);
    } catch {
      // The next turn asks again; what the tiles say of their streams comes from there too.
    } finally {
      this.#isReading = false;
    }
    const hasNew = [...this.#shown].some((shown) => !before.includes(shown));
    if (this.#shown.size > 0) this.#plan(hasNew ? soonMs : everyMs);
  }

  async #renew(shown: readonly Shown[]): Promise<void> {
    const known = new Map<CameraId, number>();
    // A tile that has no picture yet needs one, whatever others of the same camera have.
    for (const { cameraId, at } of shown) known.set(cameraId, Math.min(known.get(cameraId) ?? Infinity, at ?? 0));
    const read = await this.#read([...known].map(([cameraId, after]) => ({ cameraId, after })));
    for (const still of read) {
      for (const one of shown) {
        if (one.cameraId === still.state.cameraId && this.#shown.has(one)) await this.#take(one, still);
      }
    }
  }

  async #take(shown: Shown, { state, bytes }: ReadStill): Promise<void> {
    const { frame, phase, reason } = state;
    if (frame !== null && bytes !== null && frame.at !== shown.at) {
      if (await this.#draw(shown.canvas, { codec: frame.codec, bytes })) shown.at = frame.at;
    }
    if (this.#shown.has(shown)) shown.onState({ phase, reason, at: shown.at });
  }
}
