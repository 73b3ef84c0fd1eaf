const firstMs = 5_000;
const longestMs = 60_000;

/** How long to wait after so many failures in a row: a phone in a cellar must not drain its battery by asking. */
export function retryDelayMs(failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
}
