import { expect, test } from 'vitest';
import { measureVideo } from '../../../../../renderer/features/tile/measureVideo.ts';

const summary = {
  framesDecoded: 10,
  keyFramesDecoded: 1,
  framesDropped: 0,
  fps: 15,
  width: 640,
  height: 360,
  bytesReceived: 100_000,
  packetsLost: 4,
  jitterBufferMs: 10,
};

test('rates come from two readings of one stream', () => {
  const before = { summary, at: 1_000 };
  const now = { summary: { ...summary, bytesReceived: 200_000, packetsLost: 6 }, at: 3_000 };
  expect(measureVideo(before, now)).toEqual({ fps: 15, width: 640, height: 360, kbps: 400, lostPerSecond: 1 });
});

test('one reading, or two of different streams, give no rate', () => {
  const noRate = { fps: 15, width: 640, height: 360, kbps: null, lostPerSecond: null };
  expect(measureVideo(null, { summary, at: 1_000 })).toEqual(noRate);
  const fresh = { summary: { ...summary, bytesReceived: 500 }, at: 2_000 };
  expect(measureVideo({ summary, at: 1_000 }, fresh)).toEqual(noRate);
  expect(measureVideo({ summary, at: 1_000 }, { summary, at: 1_000 })).toEqual(noRate);
});
