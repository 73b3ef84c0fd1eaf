import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RelayedPicture } from '../../../../../server/media/ingest/H264Relay.ts';
import { H264Packetizer } from '../../../../../server/media/ingest/h264/H264Packetizer.ts';
import { PictureReplay } from '../../../../../server/media/ingest/PictureReplay.ts';
import { parseRtpPacket } from '../../../../../server/media/ingest/rtpPacket.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function makePictures(count: number, size = 10): RelayedPicture[] {
  const packetizer = new H264Packetizer({ ssrc: 1, payloadType: 102, firstSequence: 500 });
  return Array.from({ length: count }, (_, index) => {
    const isKeyFrame = index === 0;
    const timestamp = 1_000_000 + index * 6000;
    const packets = packetizer.packetize([], [Buffer.alloc(size, isKeyFrame ? 0x65 : 0x41)], timestamp);
    return { packets, bytes: size, timestamp, clock: 1, isKeyFrame };
  });
}

function startReplay(kept: RelayedPicture[], { isKeyFramesOnly = false } = {}) {
  const sent: Buffer[] = [];
  const replay = new PictureReplay({
    ssrc: 77,
    payloadType: 102,
    firstSequence: 0xffff,
    playoutDelayId: 5,
    isKeyFramesOnly,
    kept: () => kept,
    send: (packet) => sent.push(packet),
    now: () => Date.now(),
  });
  const shown = () =>
    sent.map((bytes) => {
      const packet = parseRtpPacket(bytes);
      return [packet?.ssrc, packet?.sequence, packet?.timestamp, packet?.payload.length];
    });
  return { replay, sent, shown };
}

test('squeezes what is kept to a millisecond a picture up to the newest, then goes on live', () => {
  const [first, second, third, live] = makePictures(4);
  const { replay, shown } = startReplay([first, second, third].filter((picture) => picture !== undefined));
  replay.start();
  if (live) replay.add(live);
  expect(shown()).toEqual([
    [77, 0xffff, 1_012_000 - 180, 10],
    [77, 0, 1_012_000 - 90, 10],
    [77, 1, 1_012_000, 10],
    [77, 2, 1_018_000, 10],
  ]);
});

test('asks to be shown without delay', () => {
  const { replay, sent } = startReplay(makePictures(1));
  replay.start();
  // One-byte header extension (RFC 8285): id 5, three bytes of zero.
  expect(sent[0]?.subarray(12, 20).toString('hex')).toBe('bede000152000000');
});

test('sends a large group of pictures in spoonfuls, with live ones behind it in order', () => {
  const [live, ...kept] = makePictures(101, 3000).reverse();
  const { replay, sent, shown } = startReplay(kept.reverse());
  replay.start();
  if (live) replay.add(live);
  expect(sent.length).toBe(32);
  vi.runAllTimers();
  const sequences = shown().map(([, sequence]) => sequence ?? 0);
  expect(sequences).toEqual(sequences.map((_, index) => (0xffff + index) & 0xffff));
  expect(sequences).toHaveLength(101 * 3);
});

test('sends nothing before it is asked, and begins with the next key frame where nothing is kept', () => {
  const [key, next] = makePictures(2);
  const { replay, shown } = startReplay([]);
  if (key) replay.add(key);
  replay.start();
  if (next) replay.add(next);
  expect(shown()).toEqual([]);
  if (key) replay.add(key);
  if (next) replay.add(next);
  expect(shown().map(([, , timestamp]) => timestamp)).toEqual([1_000_000, 1_006_000]);
});

test('sends key frames only, without a gap in its numbers, where nothing else is wanted', () => {
  const [first, second, third] = makePictures(3);
  const [key] = makePictures(1);
  const { replay, shown } = startReplay(
    [first, second].filter((picture) => picture !== undefined),
    {
      isKeyFramesOnly: true,
    },
  );
  replay.start();
  if (third) replay.add(third);
  if (key) replay.add({ ...key, timestamp: 1_018_000 });
  expect(shown()).toEqual([
    [77, 0xffff, 1_000_000, 10],
    [77, 0, 1_018_000, 10],
  ]);
});

test('replays again for a viewer that lost something, but not more than twice a second, and not once closed', () => {
  const { replay, sent } = startReplay(makePictures(1));
  replay.start();
  replay.start();
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(500);
  replay.start();
  expect(sent).toHaveLength(2);
  replay.close();
  vi.advanceTimersByTime(5_000);
  replay.start();
  expect(sent).toHaveLength(2);
});
