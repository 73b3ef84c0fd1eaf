const pngHeadBytes = 33;
const keyword = 'Watermark';

/** The picture with words in its metadata: an `iTXt` chunk of a PNG (PNG 11.3.3.4), a comment of a JPEG (ITU-T T.81 B.2.4.5). */
export function writeWatermark(picture: Uint8Array<ArrayBuffer>, words: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(words);
  if (picture[0] === 0x89) {
    const content = join(new TextEncoder().encode(`${keyword}\0\0\0\0\0`), text);
    const typed = join(new TextEncoder().encode('iTXt'), content);
    // Signature and IHDR come first in every PNG and have a fixed length.
    return join(
      picture.subarray(0, pngHeadBytes),
      word(content.length),
      typed,
      word(crc32(typed)),
      picture.subarray(pngHeadBytes),
    );
  }
  const length = text.length + 2;
  return join(picture.subarray(0, 2), Uint8Array.of(0xff, 0xfe, length >> 8, length & 0xff), text, picture.subarray(2));
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function word(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** CRC-32 of ISO 3309, as PNG wants it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
