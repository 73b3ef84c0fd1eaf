const firstMs = 500;
const longestMs = 10_000;

/** How long to wait before the attempt after `failures` failures in a row. */
export function backoffMs(failures: number): number {
  return Math.min(firstMs * 2 ** Math.max(failures - 1, 0), longestMs);
}
