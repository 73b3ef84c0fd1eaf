import { describe, expect, it } from 'vitest';
import { H264Encoder } from '../../../simulators/cameras/h264/h264Encoder.ts';
import { createPicturePlanes } from '../../../simulators/cameras/h264/picturePlanes.ts';
import { cameraHash, drawStrip, readStrip } from '../../../simulators/cameras/picture/strip.ts';

const reading = {
  cameraHash: cameraHash('cam-0001'),
  frameNumber: 12_345,
  clockMs: 1_790_000_123_456,
  panDeg: 359.99,
  tiltDeg: -25.43,
  hfovDeg: 52.01,
  isMoving: true,
};

describe('strip', () => {
  it.each([
    [640, 360],
    [1280, 720],
  ])('survives coarse coding of a %i x %i picture', (width, height) => {
    const planes = createPicturePlanes(width, height);
    const stride = planes.columns * 16;
    planes.luma.forEach((_, index) => (planes.luma[index] = 90 + ((index * 7919) % 61)));
    drawStrip(planes.luma, stride, width, reading);
    const encoder = new H264Encoder(width, height);
    encoder.encode({ planes, isKey: true, qp: 40 });
    expect(readStrip(encoder.decoded.luma, width, height, stride)).toEqual(reading);
  });

  it('normalises pan and tells a negative one from a positive one', () => {
    const luma = new Uint8Array(640 * 8);
    drawStrip(luma, 640, 640, { ...reading, panDeg: -95.8 });
    expect(readStrip(luma, 640, 8).panDeg).toBe(264.2);
  });

  it('refuses a picture without a strip and one whose strip is damaged', () => {
    expect(() => readStrip(new Uint8Array(640 * 8), 640, 8)).toThrow('no strip');
    const luma = new Uint8Array(640 * 8);
    drawStrip(luma, 640, 640, reading);
    for (let row = 0; row < 4; row++)
      for (let x = 200; x < 204; x++) luma[row * 640 + x] = 255 - (luma[row * 640 + x] ?? 0);
    expect(() => readStrip(luma, 640, 8)).toThrow('damaged');
    expect(() => readStrip(luma, 200, 8)).toThrow('too small');
  });
});
