/** The parts of an RTP packet (RFC 3550 5.1) that a stream is rebuilt from; `payload` shares the packet's memory. */
export type RtpPacket = {
  payloadType: number;
  hasMarker: boolean;
  sequence: number;
  timestamp: number;
  ssrc: number;
  payload: Buffer;
};

/** Null for what is no RTP version 2 packet. */
export function parseRtpPacket(bytes: Buffer): RtpPacket | null {
  if (bytes.length < 12 || bytes.readUInt8(0) >> 6 !== 2) return null;
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  let start = 12 + (first & 0x0f) * 4;
  let end = bytes.length;
  if ((first & 0x10) !== 0) {
    if (bytes.length < start + 4) return null;
    start += 4 + bytes.readUInt16BE(start + 2) * 4;
  }
  if ((first & 0x20) !== 0) end -= bytes.readUInt8(bytes.length - 1);
  if (start > end) return null;
  return {
    payloadType: second & 0x7f,
    hasMarker: (second & 0x80) !== 0,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, end),
  };
}
