import { describe, expect, it } from 'vitest';
import { H264Encoder } from '../../../simulators/cameras/h264/h264Encoder.ts';
import { createPicturePlanes } from '../../../simulators/cameras/h264/picturePlanes.ts';
import type { PicturePlanes } from '../../../simulators/cameras/h264/picturePlanes.ts';
import { decodeFrames } from '../../support/decodeFrames.ts';

const width = 320;
const height = 180;

/** Waves, edges and fine grain that wander by (3, 1) samples a picture, with a block of its own motion. */
function paint(planes: PicturePlanes, picture: number): void {
  const stride = planes.columns * 16;
  for (let y = 0; y < planes.rows * 16; y++)
    for (let x = 0; x < stride; x++) {
      const [u, v] = [x + picture * 3, y + picture];
      const edge = ((u >> 4) ^ (v >> 4)) & 1 ? 40 : 0;
      const isBlock = x > 60 && x < 110 && (y + picture * 9) % 180 < 40;
      planes.luma[y * stride + x] = isBlock
        ? 235
        : 100 + 50 * Math.sin(u / 9) * Math.cos(v / 13) + edge + ((u * 7919 + v * 104_729) % 11);
    }
  for (let y = 0; y < planes.rows * 8; y++)
    for (let x = 0; x < stride / 2; x++) {
      planes.blue[(y * stride) / 2 + x] = 128 + 50 * Math.sin((x * 2 + picture * 3) / 30);
      planes.red[(y * stride) / 2 + x] = 128 + 50 * Math.cos((y * 2 + picture) / 20);
    }
}

function visibleLuma(planes: PicturePlanes): Buffer {
  const stride = planes.columns * 16;
  return Buffer.concat(
    Array.from({ length: height }, (_, row) => planes.luma.subarray(row * stride, row * stride + width)),
  );
}

function signalToNoise(a: Buffer, b: Buffer): number {
  let sum = 0;
  a.forEach((value, index) => (sum += (value - (b[index] ?? 0)) ** 2));
  return 10 * Math.log10((255 * 255 * a.length) / Math.max(sum, 1));
}

describe('H264Encoder', () => {
  it.each([
    { qp: 20, least: 38 },
    { qp: 30, least: 30 },
    { qp: 44, least: 20 },
  ])('at QP $qp is decoded by ffmpeg to the very samples it foresaw, close to the source', async ({ qp, least }) => {
    const encoder = new H264Encoder(width, height);
    const source = createPicturePlanes(width, height);
    const units: Uint8Array[] = [];
    const foreseen: Buffer[] = [];
    const painted: Buffer[] = [];
    for (let picture = 0; picture < 12; picture++) {
      paint(source, picture);
      const hasMotion = picture % 4 !== 3;
      const { nals } = encoder.encode({
        planes: source,
        isKey: picture === 8,
        qp,
        ...(hasMotion ? { motion: (column) => ({ x: column % 5 === 0 ? -7 : 3, y: 1 }) } : {}),
      });
      for (const nal of nals) units.push(Uint8Array.of(0, 0, 0, 1), nal);
      foreseen.push(visibleLuma(encoder.decoded));
      painted.push(visibleLuma(source));
    }
    const frames = await decodeFrames({ annexB: Buffer.concat(units) }, 100);
    expect(frames.map((frame) => [frame.width, frame.height])).toEqual(foreseen.map(() => [width, height]));
    frames.forEach((frame, index) => {
      expect(frame.luma.equals(foreseen[index] ?? Buffer.alloc(0))).toBe(true);
      expect(signalToNoise(frame.luma, painted[index] ?? Buffer.alloc(0))).toBeGreaterThan(least);
    });
  });

  it('spends next to nothing on a picture that did not change', () => {
    const encoder = new H264Encoder(width, height);
    const source = createPicturePlanes(width, height);
    paint(source, 0);
    encoder.encode({ planes: source, isKey: true, qp: 30 });
    const { nals } = encoder.encode({ planes: source, isKey: false, qp: 30, changed: new Uint8Array(20 * 12) });
    expect(nals.reduce((sum, nal) => sum + nal.length, 0)).toBeLessThan(16);
  });
});
