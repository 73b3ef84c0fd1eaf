import { expect, test } from 'vitest';
import { takenTimes } from '../../../../../server/media/ingest/recent/takenTimes.ts';
import { RtpTimeline } from '../../../../../server/media/ingest/RtpTimeline.ts';

/** A picture by its camera's clock and the moment it came, both in milliseconds; the clock's zero is anywhere. */
const came = (mediaMs: number, at: number, clock = 1) => ({ timestamp: (0xffffff00 + mediaMs * 90) >>> 0, at, clock });
const seconds = (count: number) => Array.from({ length: count }, (_, index) => index * 1_000);

test('gives pictures that were held up on the way the moment they were taken', () => {
  const taken = seconds(20);
  // The first five came together, four seconds late; one more waited in the middle.
  const pictures = taken.map((moment) =>
    came(moment, moment < 5_000 ? 104_100 : 100_100 + moment + (moment === 9_000 ? 900 : 0)),
  );
  expect(takenTimes(pictures)).toEqual(taken.map((moment) => 100_100 + moment));
});

test('follows a camera whose clock does not keep pace, and one that was slow throughout is dated by its arrival', () => {
  // Timestamps for 25 pictures a second that are in truth 24.8.
  const pictures = seconds(120).map((moment) => came(moment * 0.992, moment));
  const errors = takenTimes(pictures).map((at, index) => Math.abs(at - (pictures[index]?.at ?? 0)));
  expect(Math.max(...errors)).toBeLessThan(300);
  const late = seconds(50).map((moment) => came(moment, moment + 4_000));
  expect(takenTimes(late)).toEqual(late.map(({ at }) => at));
});

test('dates each connection by its own pictures, and takes a clock that was set for another one', () => {
  const first = seconds(3).map((moment) => came(moment, moment + 5_000));
  const second = seconds(3).map((moment) => came(moment + 70_000, moment + 9_000, 2));
  expect(takenTimes([...first, ...second])).toEqual([5_000, 6_000, 7_000, 9_000, 10_000, 11_000]);
  expect(takenTimes([])).toEqual([]);

  const timeline = new RtpTimeline(0);
  const clockAfter = (timestamp: number, at: number) => {
    timeline.map(timestamp, at);
    return timeline.clock;
  };
  const before = clockAfter(90_000, 1_000);
  expect(clockAfter(180_000, 9_000)).toBe(before);
  const afterSet = clockAfter(90_000_000, 10_000);
  expect(afterSet).not.toBe(before);
  timeline.restart();
  expect(clockAfter(90_090_000, 11_000)).not.toBe(afterSet);
});
