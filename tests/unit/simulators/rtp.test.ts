import { describe, expect, it } from 'vitest';
import { RtpPacketizer } from '../../../simulators/cameras/rtsp/rtpPacketizer.ts';
import { RtspReader } from '../../../simulators/cameras/rtsp/rtspMessage.ts';

const sps = Uint8Array.of(0x67, 1, 2, 3);
const pps = Uint8Array.of(0x68, 4);
const slice = Uint8Array.from({ length: 5000 }, (_, index) => (index === 0 ? 0x65 : index % 251));

/** Puts the NAL units of RTP packets together again, by RFC 6184. */
function reassemble(packets: readonly Buffer[]): Buffer[] {
  const nals: Buffer[] = [];
  let open: Buffer[] = [];
  for (const packet of packets) {
    const payload = packet.subarray(12);
    const type = payload.readUInt8(0) & 31;
    if (type === 24)
      for (let at = 1; at < payload.length;) {
        const length = payload.readUInt16BE(at);
        nals.push(payload.subarray(at + 2, at + 2 + length));
        at += 2 + length;
      }
    else if (type === 28) {
      const marks = payload.readUInt8(1);
      if (marks & 0x80) open = [Buffer.from([(payload.readUInt8(0) & 0xe0) | (marks & 31)])];
      open.push(payload.subarray(2));
      if (marks & 0x40) nals.push(Buffer.concat(open));
    } else nals.push(payload);
  }
  return nals;
}

describe('RtpPacketizer', () => {
  it('carries a key picture as aggregate and fragments that give back the very same units', () => {
    const packetizer = new RtpPacketizer({ maximumPayload: 1200 });
    const packets = packetizer.packetize([sps, pps, slice], 1000);
    expect(reassemble(packets)).toEqual([sps, pps, slice].map((nal) => Buffer.from(nal)));
    expect(Math.max(...packets.map((packet) => packet.length))).toBeLessThanOrEqual(1212);
    expect(packets.map((packet) => packet.readUInt8(1) >> 7)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(new Set(packets.map((packet) => packet.readUInt32BE(4))).size).toBe(1);
    const sequences = packets.map((packet) => packet.readUInt16BE(2));
    sequences.slice(1).forEach((sequence, index) => {
      expect(sequence).toBe(((sequences[index] ?? 0) + 1) % 65_536);
    });
  });

  it('ties wall clock and RTP timestamps together in its sender reports', () => {
    const packetizer = new RtpPacketizer({ ssrc: 7 });
    const [packet] = packetizer.packetize([pps], 10_000);
    const report = packetizer.senderReport(1_790_000_000_500, 10_100);
    expect(report.readUInt32BE(8)).toBe(1_790_000_000 + 2_208_988_800);
    expect(report.readUInt32BE(12)).toBe(2 ** 31);
    expect((report.readUInt32BE(16) - (packet?.readUInt32BE(4) ?? 0) + 2 ** 32) % 2 ** 32).toBe(9000);
    expect([report.readUInt32BE(20), report.readUInt32BE(24)]).toEqual([1, 2]);
  });
});

describe('RtspReader', () => {
  const bytes = Buffer.concat([
    Buffer.from('SET_PARAMETER rtsp://h/c/sub RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 3\r\n\r\nabc'),
    Buffer.from([0x24, 1, 0, 2, 9, 9]),
    Buffer.from('OPTIONS * RTSP/1.0\r\nCSeq: 3\r\n\r\n'),
  ]);

  it('finds the same messages however the stream is cut', () => {
    const whole = new RtspReader().push(bytes);
    const reader = new RtspReader();
    const cut = [...bytes].flatMap((byte) => reader.push(Buffer.from([byte])));
    expect(cut).toEqual(whole);
    expect(whole.map((message) => (message.kind === 'request' ? message.method : message.channel))).toEqual([
      'SET_PARAMETER',
      1,
      'OPTIONS',
    ]);
  });

  it.each(['GET / HTTP/1.1\r\n\r\n', 'PLAY x RTSP/1.0\r\nContent-Length: -1\r\n\r\n', 'x'.repeat(20_000)])(
    'refuses %#: what is no RTSP',
    (text) => {
      expect(() => new RtspReader().push(Buffer.from(text))).toThrow();
    },
  );
});
