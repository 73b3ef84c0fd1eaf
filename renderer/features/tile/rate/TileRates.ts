import type { CameraView, FrameTally } from '../../../media/index.ts';
import { chooseLowRate, type SeenTile } from './chooseLowRate.ts';
import { reviseBudget, wholeBudget, type FrameBudget } from './frameBudget.ts';

/** What a tile is at the moment it is asked; null while nobody sees it. */
export type TileOnPage = Omit<SeenTile, 'id'> & { readonly element: Element };

interface RatedTile {
  readonly id: number;
  readonly view: CameraView;
  readonly look: () => TileOnPage | null;
}

const readEveryMs = 2_000;

/** Watches what becomes of the frames of all tiles of one page, and lowers the rate of some while it cannot draw them all. */
export class TileRates {
  readonly #tiles = new Map<number, RatedTile>();
  #tallies = new Map<HTMLVideoElement, FrameTally & { readonly at: number }>();
  #budget: FrameBudget = wholeBudget;
  #lastId = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  start(): void {
    this.#timer ??= setInterval(() => this.#read(), readEveryMs);
  }

  /** Returns how to take the tile out again. */
  add(view: CameraView, look: () => TileOnPage | null): () => void {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#tiles.set(id, { id, view, look });
    // A tile that comes new to a page at its limit begins as the rule has it.
    if (this.#budget.fullTiles !== null) this.#apply();
    return () => this.#tiles.delete(id);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tiles.clear();
    this.#tallies.clear();
  }

  #read(): void {
    const before = this.#tallies;
    this.#tallies = new Map();
    // Nothing is drawn behind other windows, and nothing is learnt from it.
    if (document.hidden) return;
    const at = performance.now();
    const read = { delivered: 0, presented: 0 };
    const seen = this.#seen();
    for (const { tile } of seen) {
      const { phase, isLowRate, server } = tile.view.state();
      const frames = tile.view.frames();
      if (phase !== 'live' || isLowRate || frames === null) continue;
      this.#tallies.set(frames.video, { ...frames, at });
      const earlier = before.get(frames.video);
      if (earlier === undefined) continue;
      // What the server sends and no decoder takes is lost as well.
      const sent = ((server?.fps ?? 0) * (at - earlier.at)) / 1_000;
      read.delivered += Math.max(frames.delivered - earlier.delivered, sent);
      read.presented += frames.presented - earlier.presented;
    }
    this.#budget = reviseBudget(this.#budget, { at, tiles: seen.length, ...read });
    this.#apply();
  }

  #apply(): void {
    const seen = this.#seen();
    const low = chooseLowRate(
      seen.map(({ tile, page }) => ({ id: tile.id, areaPx: page.areaPx, isLookedAt: page.isLookedAt })),
      this.#budget.fullTiles,
    );
    for (const { tile } of seen) tile.view.setLowRate(low.has(tile.id));
  }

  /** In the order of the page. */
  #seen(): { readonly tile: RatedTile; readonly page: TileOnPage }[] {
    return [...this.#tiles.values()]
      .flatMap((tile) => {
        const page = tile.look();
        return page === null ? [] : [{ tile, page }];
      })
      .sort((first, second) =>
        (first.page.element.compareDocumentPosition(second.page.element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
          ? 1
          : -1,
      );
  }
}
