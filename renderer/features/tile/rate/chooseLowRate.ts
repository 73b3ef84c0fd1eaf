/** A tile that is seen now. */
export interface SeenTile {
  readonly id: number;
  readonly areaPx: number;
  /** Enlarged, or under the keyboard: somebody looks at this one. */
  readonly isLookedAt: boolean;
}

/**
 * The stated rule: the smallest tiles give way first, among equals those further down the page, and never one that
 * somebody looks at. `tiles` in the order of the page.
 */
export function chooseLowRate(tiles: readonly SeenTile[], fullTiles: number | null): ReadonlySet<number> {
  if (fullTiles === null || tiles.length <= fullTiles) return new Set();
  const lookedAt = tiles.filter(({ isLookedAt }) => isLookedAt);
  const others = tiles.filter(({ isLookedAt }) => !isLookedAt).sort((first, second) => second.areaPx - first.areaPx);
  return new Set(others.slice(Math.max(0, fullTiles - lookedAt.length)).map(({ id }) => id));
}
