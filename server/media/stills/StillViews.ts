import type { CameraId } from '../../../protocol/ids.ts';

const againAfterMs = 10 * 60_000;

/** Who has glanced at which camera lately, so that the audit log has one line for a stay and not one for every picture. */
export class StillViews {
  readonly #now: () => number;
  readonly #seenAt = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The cameras whose viewing has yet to be written down for this viewer. */
  unwritten(viewer: string, cameraIds: readonly CameraId[]): CameraId[] {
    const now = this.#now();
    for (const [key, at] of this.#seenAt) if (now - at > againAfterMs) this.#seenAt.delete(key);
    return cameraIds.filter((cameraId) => {
      const key = `${viewer}/${cameraId}`;
      if (this.#seenAt.has(key)) return false;
      this.#seenAt.set(key, now);
      return true;
    });
  }
}
