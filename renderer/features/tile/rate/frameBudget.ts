/**
 * How many tiles of a page are drawn at full rate; the rest get key frames only. Drawing is a page's limit, so the budget
 * falls while frames that arrived do not reach the glass, and is tried upward again after a calm time.
 */
export interface FrameBudget {
  /** Null: every tile. */
  readonly fullTiles: number | null;
  /** Readings in a row that lost too much. */
  readonly poorReadings: number;
  /** Since when nothing was lost to speak of; null while something is. */
  readonly calmSince: number | null;
  /** When the budget last grew; null when it has not since it last fell. */
  readonly grownAt: number | null;
  /** How long calm must last before more is tried; doubles when a try was too much. */
  readonly patienceMs: number;
}

/** What became of the frames of all full-rate tiles in one span of time. */
export interface FrameReading {
  /** Milliseconds of a steady clock. */
  readonly at: number;
  /** Tiles seen now, whatever their rate. */
  readonly tiles: number;
  readonly delivered: number;
  readonly presented: number;
}

/** So many tiles stay at full rate on any machine. */
export const fewestFullTiles = 4;
/** A reading that lost more than this share is poor; less than the second, calm. */
export const poorShare = 0.2;
export const calmShare = 0.05;
/** A change of layout or a busy moment costs frames, too: only a row of poor readings is a page that cannot follow. */
export const poorReadingsToShrink = 3;
/** Fewer frames tell nothing. */
export const fewestFrames = 20;
const firstPatienceMs = 10_000;
const longestPatienceMs = 300_000;
/** A budget that falls within this time after it grew had grown too far. */
const trialMs = 20_000;
const shrinkTo = 0.75;

export const wholeBudget: FrameBudget = {
  fullTiles: null,
  poorReadings: 0,
  calmSince: null,
  grownAt: null,
  patienceMs: firstPatienceMs,
};

export function reviseBudget(budget: FrameBudget, reading: FrameReading): FrameBudget {
  if (reading.delivered < fewestFrames) return { ...budget, poorReadings: 0 };
  const lostShare = 1 - Math.min(1, reading.presented / reading.delivered);
  if (lostShare > poorShare) {
    const poorReadings = budget.poorReadings + 1;
    return poorReadings < poorReadingsToShrink
      ? { ...budget, poorReadings, calmSince: null }
      : shrink({ ...budget, calmSince: null }, reading);
  }
  if (lostShare > calmShare) return { ...budget, poorReadings: 0, calmSince: null };
  const calmSince = budget.calmSince ?? reading.at;
  const isCalmLong = reading.at - calmSince >= budget.patienceMs;
  return isCalmLong ? grow(budget, reading) : { ...budget, poorReadings: 0, calmSince };
}

function shrink(budget: FrameBudget, { at, tiles }: FrameReading): FrameBudget {
  const full = Math.min(tiles, budget.fullTiles ?? tiles);
  const wasTooMuch = budget.grownAt !== null && at - budget.grownAt <= trialMs;
  return {
    fullTiles: Math.max(fewestFullTiles, Math.floor(full * shrinkTo)),
    poorReadings: 0,
    calmSince: null,
    grownAt: null,
    patienceMs: wasTooMuch ? Math.min(longestPatienceMs, budget.patienceMs * 2) : budget.patienceMs,
  };
}

function grow(budget: FrameBudget, { at, tiles }: FrameReading): FrameBudget {
  if (budget.fullTiles === null) return { ...budget, poorReadings: 0 };
  const grown = budget.fullTiles + Math.max(1, Math.floor(tiles / 9));
  const isWhole = budget.fullTiles >= tiles;
  // A page that shows fewer tiles now says nothing of how many it could draw, so the patience it has learnt stays.
  return {
    ...budget,
    fullTiles: isWhole ? null : grown,
    poorReadings: 0,
    calmSince: at,
    grownAt: at,
  };
}
