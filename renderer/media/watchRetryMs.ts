const firstMs = 2_000;
const longestMs = 60_000;

/**
 * Milliseconds until a page asks again after `failures` (from 1) in a row: doubling from 2 s to a minute, spread by a
 * quarter either way, so that a wall of tiles that were refused together does not come back together.
 */
export function watchRetryMs(failures: number, random: number): number {
  const plainMs = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(plainMs * (0.75 + 0.5 * random));
}
