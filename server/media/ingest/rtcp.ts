/** Seconds from 1900 (NTP) to 1970 (RFC 3550 4). */
const ntpOffsetS = 2_208_988_800;

export type SenderReportOptions = { ssrc: number; nowMs: number; timestamp: number; packets: number; bytes: number };

/** A sender report without blocks (RFC 3550 6.4.1), followed by the source description a compound must carry. */
export function senderReport(options: SenderReportOptions): Buffer {
  const report = Buffer.alloc(28 + 16);
  report.writeUInt32BE(0x80c80006, 0);
  report.writeUInt32BE(options.ssrc, 4);
  const seconds = Math.floor(options.nowMs / 1000);
  report.writeUInt32BE((seconds + ntpOffsetS) >>> 0, 8);
  report.writeUInt32BE(Math.floor(((options.nowMs - seconds * 1000) / 1000) * 2 ** 32) >>> 0, 12);
  report.writeUInt32BE(options.timestamp >>> 0, 16);
  report.writeUInt32BE(options.packets >>> 0, 20);
  report.writeUInt32BE(options.bytes >>> 0, 24);
  writeSourceDescription(report, 28, options.ssrc);
  return report;
}

/** Picture loss indication (RFC 4585 6.3.1) in a compound with an empty receiver report. */
export function pictureLossIndication(senderSsrc: number, mediaSsrc: number): Buffer {
  const compound = Buffer.alloc(8 + 16 + 12);
  compound.writeUInt32BE(0x80c90001, 0);
  compound.writeUInt32BE(senderSsrc, 4);
  writeSourceDescription(compound, 8, senderSsrc);
  compound.writeUInt32BE(0x81ce0002, 24);
  compound.writeUInt32BE(senderSsrc, 28);
  compound.writeUInt32BE(mediaSsrc, 32);
  return compound;
}

/** Whether a compound asks for a key frame: PLI, or FIR (RFC 5104 4.3.1). */
export function asksForKeyFrame(compound: Buffer): boolean {
  let offset = 0;
  while (offset + 4 <= compound.length) {
    const first = compound.readUInt8(offset);
    if (first >> 6 !== 2) return false;
    const isPayloadFeedback = compound.readUInt8(offset + 1) === 206;
    if (isPayloadFeedback && ((first & 0x1f) === 1 || (first & 0x1f) === 4)) return true;
    offset += 4 + compound.readUInt16BE(offset + 2) * 4;
  }
  return false;
}

function writeSourceDescription(target: Buffer, offset: number, ssrc: number): void {
  target.writeUInt32BE(0x81ca0003, offset);
  target.writeUInt32BE(ssrc, offset + 4);
  target.writeUInt8(1, offset + 8);
  target.writeUInt8(5, offset + 9);
  target.write('yigan', offset + 10, 'latin1');
}
