/** fresh: drawn and said as it is; ageing; stale; lost: nobody knows. */
export type Freshness = 'fresh' | 'ageing' | 'stale' | 'lost';

/** The same borders as on the map, milliseconds: a phone on duty reports each second, and every five when it rests. */
const freshMs = 15_000;
const ageingMs = 120_000;
const staleMs = 1_800_000;

/** How old a position may be said to be. No position, one of an earlier duty, or one from the future is never fresh. */
export function positionFreshness(at: number | null, now: number, dutySince: number): Freshness {
  if (at === null || at < dutySince) return 'lost';
  const ageMs = now - at;
  // Server and seat may differ by a moment; a position from farther ahead is a wrong clock.
  if (ageMs < -freshMs) return 'stale';
  if (ageMs <= freshMs) return 'fresh';
  if (ageMs <= ageingMs) return 'ageing';
  return ageMs <= staleMs ? 'stale' : 'lost';
}
