import { expect, test } from 'vitest';
import type { RelayedPicture } from '../../../../../server/media/ingest/H264Relay.ts';
import { H264Packetizer } from '../../../../../server/media/ingest/h264/H264Packetizer.ts';
import { muxMp4 } from '../../../../../server/media/ingest/recent/muxMp4.ts';
import { RecentPictures, type DatedPicture } from '../../../../../server/media/ingest/recent/RecentPictures.ts';

const sps = Buffer.from('6742c01ed900a02ff970110000030001000003003c0f162e48', 'hex');
const otherSps = Buffer.from('6742c01ed900a02ff970110000030001000003003c0f162e49', 'hex');
const pps = Buffer.from('68cb83cb20', 'hex');
const packetizer = new H264Packetizer({ ssrc: 1, payloadType: 102, firstSequence: 65_530 });

function picture(timestamp: number, isKeyFrame: boolean, sequence = sps, size = 3_000): RelayedPicture {
  const unit = Buffer.concat([Buffer.from([isKeyFrame ? 0x65 : 0x41, 0x88]), Buffer.alloc(size, 0x11)]);
  const packets = packetizer.packetize(isKeyFrame ? [sequence, pps] : [], [unit], timestamp);
  return { packets, bytes: packets.reduce((sum, { length }) => sum + length, 0), timestamp, clock: 1, isKeyFrame };
}

/** One picture a second, every tenth a key frame. */
function record(seconds: number, size = 3_000): RecentPictures {
  const recent = new RecentPictures();
  for (let second = 0; second < seconds; second += 1) {
    recent.add(picture(second * 90_000, second % 10 === 0, sps, size), second * 1_000);
  }
  return recent;
}

test('keeps two minutes from key frame to key frame, and gives what a moment needs', () => {
  const recent = record(305);
  const all = recent.since(0);
  expect([all[0]?.at, all[0]?.isKeyFrame, all.at(-1)?.at]).toEqual([180_000, true, 304_000]);
  expect(recent.since(295_500)[0]?.at).toBe(290_000);
  expect(recent.bytes).toBe(all.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(new RecentPictures().since(0)).toEqual([]);
});

test('a rich stream keeps a shorter past instead of more memory', () => {
  const recent = record(100, 1_000_000);
  expect(recent.bytes).toBeLessThan(32 * 1024 * 1024);
  expect(recent.since(0)[0]?.isKeyFrame).toBe(true);
});

/** The boxes of an MP4 on one level. */
function boxes(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + bytes.readUInt32BE(at)));
  }
  return found;
}

function sampleTable(bytes: Buffer): Map<string, Buffer> {
  let level = boxes(bytes).get('moov') ?? Buffer.alloc(0);
  for (const name of ['trak', 'mdia', 'minf', 'stbl']) level = boxes(level).get(name) ?? Buffer.alloc(0);
  return boxes(level);
}

test('writes a movie whose tables name every picture, where it begins, how long it stands and which stand alone', () => {
  const movie = muxMp4(record(25).since(0));
  if (movie === null) throw new Error('no movie');
  expect([movie.from, movie.to]).toEqual([0, 24_000]);
  const table = sampleTable(movie.bytes);
  const words = (name: string) => {
    const content = table.get(name)?.subarray(4) ?? Buffer.alloc(0);
    return Array.from({ length: content.length / 4 }, (_, index) => content.readUInt32BE(index * 4));
  };
  expect(words('stss')).toEqual([3, 1, 11, 21]);
  expect(words('stsz').slice(0, 2)).toEqual([0, 25]);
  expect(words('stts').slice(0, 3)).toEqual([25, 1, 90_000]);
  const firstByte = words('stco')[1] ?? 0;
  expect([...movie.bytes.subarray(firstByte, firstByte + 5)]).toEqual([0, 0, 0x0b, 0xba, 0x65]);
  expect(movie.bytes.length - firstByte).toBe(25 * 3_006);
});

test('begins after the last change of format, and writes nothing of pictures that cannot begin', () => {
  const at = (made: RelayedPicture, moment: number): DatedPicture => ({ ...made, at: moment, takenAt: moment });
  const changed = [
    at(picture(0, true), 0),
    at(picture(90_000, true, otherSps), 1_000),
    at(picture(180_000, false), 2_000),
  ];
  expect(muxMp4(changed)?.from).toBe(1_000);
  expect(muxMp4([at(picture(0, false), 0)])).toBeNull();
  expect(muxMp4([])).toBeNull();
});
