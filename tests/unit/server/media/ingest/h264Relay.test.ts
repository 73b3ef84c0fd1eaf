import fc from 'fast-check';
import { expect, test } from 'vitest';
import { H264Packetizer } from '../../../../../server/media/ingest/h264/H264Packetizer.ts';
import { H264Relay, type RelayedPicture } from '../../../../../server/media/ingest/H264Relay.ts';
import { parseRtpPacket, type RtpPacket } from '../../../../../server/media/ingest/rtpPacket.ts';
import { H264Depacketizer, type AccessUnit } from '../../../../../server/media/ingest/h264/H264Depacketizer.ts';
import { StreamFailure } from '../../../../../server/media/ingest/StreamFailure.ts';

/** A 640x360 constrained-baseline stream as x264 begins it. */
const sps = Buffer.from('6742c01ed900a02ff970110000030001000003003c0f162e48', 'hex');
const pps = Buffer.from('68cb83cb20', 'hex');
const delimiter = Buffer.from([0x09, 0xf0]);
const filler = Buffer.from([0x0c, 0xff, 0x80]);
/** slice_type 7 (I) and 5 (P) after first_mb_in_slice 0. */
const idr = (size: number) => Buffer.concat([Buffer.from([0x65, 0x88]), Buffer.alloc(size, 0x11)]);
const slice = (size: number) => Buffer.concat([Buffer.from([0x41, 0x98]), Buffer.alloc(size, 0x22)]);
/** slice_type 6 (B). */
const bidirectional = Buffer.concat([Buffer.from([0x01, 0x9c]), Buffer.alloc(20, 0x33)]);

const track = { payloadType: 96, control: null, sessionControl: null, parameterSets: [sps, pps] };

function cameraPackets(firstSequence = 65_530) {
  const packetizer = new H264Packetizer({ ssrc: 7, payloadType: 96, firstSequence });
  return (units: Buffer[], timestamp: number) => packetizer.packetize([], units, timestamp);
}

function startRelay() {
  const pictures: RelayedPicture[] = [];
  let wanted = 0;
  const relay = new H264Relay({
    ssrc: 1000,
    payloadType: 102,
    firstSequence: 65_000,
    firstTimestamp: 0xffff_0000,
    onPicture: (picture) => pictures.push(picture),
    onKeyFrameWanted: () => (wanted += 1),
  });
  relay.startTrack(track);
  return { relay, pictures, wanted: () => wanted };
}

function parsed(packet: Buffer | undefined): RtpPacket {
  const result = packet === undefined ? null : parseRtpPacket(packet);
  if (result === null) throw new Error('no RTP packet');
  return result;
}

function unitsOf(pictures: readonly RelayedPicture[]): Buffer[][] {
  const seen: AccessUnit[] = [];
  const depacketizer = new H264Depacketizer((accessUnit) => seen.push(accessUnit));
  for (const packet of pictures.flatMap((picture) => picture.packets)) depacketizer.push(parsed(packet));
  return seen.map((accessUnit) => accessUnit.units);
}

test('puts parameter sets before every key frame and leaves out what no browser needs', () => {
  const { relay, pictures } = startRelay();
  const camera = cameraPackets();
  for (const packet of camera([delimiter, idr(5000), filler], 1000)) relay.pushRtp(packet, 0);
  for (const packet of camera([delimiter, slice(300)], 4000)) relay.pushRtp(packet, 33);
  for (const packet of camera([sps, pps, idr(10)], 7000)) relay.pushRtp(packet, 66);
  expect(unitsOf(pictures)).toEqual([[sps, pps, idr(5000)], [slice(300)], [sps, pps, idr(10)]]);
  expect(pictures.map((picture) => picture.isKeyFrame)).toEqual([true, false, true]);
  // mediasoup takes a packet for a key frame by its first unit: 24 is an aggregate, 7 the sequence parameter set in it.
  const first = parsed(pictures[0]?.packets[0]).payload;
  expect([first.readUInt8(0) & 0x1f, first.readUInt8(3) & 0x1f]).toEqual([24, 7]);
});

test('gives every picture one timestamp, one marker at its end, and packets small enough', () => {
  const { relay, pictures } = startRelay();
  for (const packet of cameraPackets()([idr(9000)], 90_000)) relay.pushRtp(packet, 0);
  const packets = pictures.flatMap((picture) => picture.packets).map(parsed);
  expect(new Set(packets.map((packet) => packet.timestamp)).size).toBe(1);
  expect(packets.map((packet) => packet.hasMarker)).toEqual(packets.map((_, index) => index === packets.length - 1));
  expect(Math.max(...packets.map((packet) => packet.payload.length))).toBeLessThanOrEqual(1188);
  expect(packets.map((packet) => packet.sequence)).toEqual(packets.map((_, index) => (65_000 + index) & 0xffff));
});

test('goes on without a seam after a reconnection, on a clock that began anew', () => {
  const { relay, pictures } = startRelay();
  for (const packet of cameraPackets(5)([idr(10)], 1_000)) relay.pushRtp(packet, 10_000);
  relay.startTrack(track);
  for (const packet of cameraPackets(900)([idr(10)], 4_000_000_000)) relay.pushRtp(packet, 12_000);
  const [before, after] = pictures.map((picture) => parsed(picture.packets[0]));
  expect(((after?.timestamp ?? 0) - (before?.timestamp ?? 0)) >>> 0).toBe(2_000 * 90);
  expect((after?.sequence ?? 0) - (before?.sequence ?? 0)).toBe(pictures[0]?.packets.length);
});

test('withholds pictures after a loss until the next key frame, and asks for one', () => {
  const { relay, pictures, wanted } = startRelay();
  const camera = cameraPackets();
  for (const packet of camera([idr(10)], 1000)) relay.pushRtp(packet, 0);
  for (const packet of camera([slice(4000)], 2000).slice(1)) relay.pushRtp(packet, 33);
  for (const packet of camera([slice(20)], 3000)) relay.pushRtp(packet, 66);
  for (const packet of camera([idr(40)], 5000)) relay.pushRtp(packet, 132);
  expect(unitsOf(pictures)).toEqual([
    [sps, pps, idr(10)],
    [sps, pps, idr(40)],
  ]);
  expect(wanted()).toBe(1);
});

test('ends a picture where the timestamp changes, for cameras that set no marker', () => {
  const { relay, pictures } = startRelay();
  const camera = cameraPackets();
  const packets = [...camera([idr(10), idr(11)], 1000), ...camera([slice(12)], 4000)];
  for (const packet of packets) {
    packet.writeUInt8(packet.readUInt8(1) & 0x7f, 1);
    relay.pushRtp(packet, 0);
  }
  expect(unitsOf(pictures)).toEqual([[sps, pps, idr(10), idr(11)]]);
});

test('names B frames and depths that no browser decodes', () => {
  const { relay } = startRelay();
  const camera = cameraPackets();
  const push = (units: Buffer[], timestamp: number) => {
    for (const packet of camera(units, timestamp)) relay.pushRtp(packet, 0);
  };
  push([idr(10)], 1000);
  expect(() => push([bidirectional], 2000)).toThrow(expect.objectContaining({ reason: 'bFrames' }) as Error);
  // High 10: profile 110, 4:2:0, bit_depth_luma_minus8 2.
  const tenBit = Buffer.from('676e001ea6cd9405017fcb808800000300080000030190', 'hex');
  expect(() => relay.startTrack({ ...track, parameterSets: [tenBit, pps] })).toThrow(
    expect.objectContaining({ reason: 'unsupportedCodec' }) as Error,
  );
});

test('carries any units through unchanged', () => {
  const unit = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.uint8Array({ minLength: 1, maxLength: 4000 }))
    .map(([importance, body]) => Buffer.concat([Buffer.from([(importance << 5) | 5]), body]));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (units) => {
      const { relay, pictures } = startRelay();
      for (const packet of cameraPackets()(units, 1)) relay.pushRtp(packet, 0);
      expect(unitsOf(pictures)).toEqual([[sps, pps, ...units]]);
    }),
  );
});

test('survives any bytes in place of packets, with bounded memory', () => {
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.tuple(fc.constantFrom(0x7c, 0x78, 0x67, 0x65), fc.uint8Array({ maxLength: 100 })).map(([type, body]) => {
      return Uint8Array.from([type, ...body]);
    }),
  );
  const packet = fc.record({ payload, sequence: fc.nat(0xffff), timestamp: fc.nat(10), hasMarker: fc.boolean() });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 60 }), (packets) => {
      const { relay, pictures } = startRelay();
      try {
        for (const { payload: body, sequence, timestamp, hasMarker } of packets) {
          const header = Buffer.alloc(12);
          header.writeUInt8(0x80, 0);
          header.writeUInt8(96 | (hasMarker ? 0x80 : 0), 1);
          header.writeUInt16BE(sequence, 2);
          header.writeUInt32BE(timestamp, 4);
          relay.pushRtp(Buffer.concat([header, body]), 0);
        }
        relay.pushRtp(Buffer.from(packets[0]?.payload ?? []), 0);
      } catch (failure) {
        expect(failure).toBeInstanceOf(StreamFailure);
      }
      for (const picture of pictures) expect(picture.packets.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('gives up a picture that never ends instead of keeping it', () => {
  const seen: AccessUnit[] = [];
  const depacketizer = new H264Depacketizer((accessUnit) => seen.push(accessUnit));
  const body = Buffer.alloc(60_000, 1);
  for (let index = 0; index < 2_000; index += 1) {
    const payload = Buffer.concat([Buffer.from([0x7c, index === 0 ? 0x85 : 0x05]), body]);
    depacketizer.push({ payloadType: 96, hasMarker: false, sequence: index & 0xffff, timestamp: 5, ssrc: 1, payload });
  }
  depacketizer.push({ payloadType: 96, hasMarker: true, sequence: 2_000, timestamp: 5, ssrc: 1, payload: slice(5) });
  expect(seen).toEqual([{ units: [slice(5)], timestamp: 5, isDamaged: true }]);
});
