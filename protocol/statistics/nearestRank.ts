/**
 * The percentile by nearest rank: the smallest value that at least so many of a hundred do not exceed. Always a value that
 * occurred; null of nothing.
 */
export function nearestRank(sorted: readonly number[], percent: number): number | null {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? null;
}
