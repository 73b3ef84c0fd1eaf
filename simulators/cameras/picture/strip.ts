/**
 * The machine-readable strip: one row of square blocks along the top edge of every picture, so that a test can read
 * from a decoded frame when it was taken and where the camera looked. It is 160 blocks wide; a block is width / 160
 * pixels (4 in a 640 pixel picture, 8 in a 1280 one). White is 1, black 0, most significant bit first:
 * sync 8 (0xb2), camera 16 (CRC-16 of the id), frame number 24, clock 42 (Unix milliseconds), pan 16 (0.01 deg,
 * 0 to 35999), tilt 15 (0.01 deg + 9000), horizontal field of view 14 (0.01 deg), moving 1, CRC-16 of these
 * bits 16, and 8 bits of sync again (0xb2).
 */
export interface StripReading {
  cameraHash: number;
  frameNumber: number;
  clockMs: number;
  panDeg: number;
  tiltDeg: number;
  hfovDeg: number;
  isMoving: boolean;
}

export const stripBlocks = 160;
const sync = 0xb2;
const syncBits = 8;
const white = 215;
const black = 36;
const fields = [16, 24, 42, 16, 15, 14, 1] as const;

/** CRC-16/CCITT over a list of bits. */
function checksum(bits: readonly number[]): number {
  let crc = 0xffff;
  for (const bit of bits) {
    const carry = (crc >> 15) ^ bit;
    crc = (crc << 1) & 0xffff;
    if (carry) crc ^= 0x1021;
  }
  return crc;
}

function toBits(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** (count - 1 - index)) % 2);
}

function fromBits(bits: readonly number[]): number {
  return bits.reduce((value, bit) => value * 2 + bit, 0);
}

/** What the strip carries of a camera's id. */
export function cameraHash(cameraId: string): number {
  return checksum([...new TextEncoder().encode(cameraId)].flatMap((byte) => toBits(byte, 8)));
}

/** Height of the strip in pixels of a picture. */
export function stripHeight(width: number): number {
  return Math.floor(width / stripBlocks);
}

export function stripBits(reading: StripReading): number[] {
  const pan = ((Math.round(reading.panDeg * 100) % 36_000) + 36_000) % 36_000;
  const values = [
    reading.cameraHash,
    reading.frameNumber % 2 ** 24,
    Math.floor(reading.clockMs),
    pan,
    Math.round(reading.tiltDeg * 100) + 9000,
    Math.round(reading.hfovDeg * 100),
    reading.isMoving ? 1 : 0,
  ];
  const content = fields.flatMap((count, index) => toBits(values[index] ?? 0, count));
  const crc = toBits(checksum(content), 16);
  return [...toBits(sync, syncBits), ...content, ...crc, ...toBits(sync, syncBits)];
}

/** Draws the strip into a luma plane. */
export function drawStrip(luma: Uint8Array, stride: number, width: number, reading: StripReading): void {
  const size = stripHeight(width);
  stripBits(reading).forEach((bit, block) => {
    for (let row = 0; row < size; row++)
      luma.fill(bit ? white : black, row * stride + block * size, row * stride + (block + 1) * size);
  });
}

/** Reads the strip of a decoded picture; throws when it is not there or damaged. */
export function readStrip(luma: ArrayLike<number>, width: number, height: number, stride = width): StripReading {
  const size = stripHeight(width);
  if (size < 2 || height < size) throw new Error('the picture is too small to carry a strip');
  const bits = Array.from({ length: stripBlocks }, (_, block) => {
    const centre = block * size + size / 2;
    let sum = 0;
    for (const row of [size / 2 - 1, size / 2])
      for (const x of [centre - 1, centre]) sum += luma[row * stride + x] ?? 0;
    return sum > 4 * 126 ? 1 : 0;
  });
  const length = fields.reduce((sum, count) => sum + count, 0);
  const content = bits.slice(syncBits, syncBits + length);
  if (fromBits(bits.slice(0, syncBits)) !== sync) throw new Error('no strip in this picture');
  if (fromBits(bits.slice(syncBits + length, syncBits + length + 16)) !== checksum(content))
    throw new Error('the strip is damaged');
  let at = 0;
  const [camera = 0, frameNumber = 0, clockMs = 0, pan = 0, tilt = 0, hfov = 0, moving = 0] = fields.map((count) =>
    fromBits(content.slice(at, (at += count))),
  );
  return {
    cameraHash: camera,
    frameNumber,
    clockMs,
    panDeg: pan / 100,
    tiltDeg: (tilt - 9000) / 100,
    hfovDeg: hfov / 100,
    isMoving: moving === 1,
  };
}
