import { ticksPerMs } from '../RtpTimeline.ts';

/** By the camera's clock, which one that is, and when it came by ours. */
type ArrivedPicture = { readonly timestamp: number; readonly clock: number; readonly at: number };

/** A camera's clock may run apart from ours; over this long either way it is taken to keep pace. */
const paceMs = 30_000;

/**
 * When each picture was taken, server milliseconds. The camera's timestamps say how far apart pictures were taken, their
 * arrival when at the latest: of the pictures around it on the same clock, the one that was held up least says for all.
 * So a picture that waited in a camera, in a network or in this machine keeps its own time.
 */
export function takenTimes(pictures: readonly ArrivedPicture[]): number[] {
  const times: number[] = [];
  for (let begin = 0; begin < pictures.length;) {
    const clock = pictures[begin]?.clock;
    const end = pictures.findIndex((picture, index) => index > begin && picture.clock !== clock);
    const ofOneClock = pictures.slice(begin, end < 0 ? pictures.length : end);
    times.push(...timesOfOneClock(ofOneClock));
    begin += ofOneClock.length;
  }
  return times;
}

function timesOfOneClock(pictures: readonly ArrivedPicture[]): number[] {
  let mediaMs = 0;
  const marks = pictures.map(({ timestamp, at }, index) => {
    // Differences of 32 bit, so that the clock may begin anew.
    if (index > 0) mediaMs += ((timestamp - (pictures[index - 1]?.timestamp ?? 0)) | 0) / ticksPerMs;
    return { mediaMs, at, lag: at - mediaMs };
  });
  let first = 0;
  let past = 0;
  /** Of the pictures in reach, those whose lag none after them undercuts. */
  const least: typeof marks = [];
  return marks.map(({ mediaMs: own, at }) => {
    for (let next = marks[past]; next !== undefined && next.at <= at + paceMs; next = marks[(past += 1)]) {
      while (least.length > first && (least.at(-1)?.lag ?? 0) >= next.lag) least.pop();
      least.push(next);
    }
    while ((least[first]?.at ?? Infinity) < at - paceMs) first += 1;
    return Math.round(own + (least[first]?.lag ?? at - own));
  });
}
