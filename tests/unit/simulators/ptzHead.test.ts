import { describe, expect, it } from 'vitest';
import { cameraSchema } from '../../../protocol/camera/camera.ts';
import { PtzHead } from '../../../simulators/cameras/ptzHead.ts';

const camera = cameraSchema.parse({
  id: 'cam-1',
  name: '测试',
  tier: 'vantage',
  category: 1,
  areaId: 'area-1',
  agencyId: 'agency-1',
  lon: 113,
  lat: 29.5,
  heightM: 40,
  azimuthDeg: 170,
  elevationDeg: -10,
  hfovDeg: 50,
  rangeM: 500,
  ptz: { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 60 },
});

function headAt(start: Partial<typeof camera> = {}) {
  let nowMs = 0;
  const head = new PtzHead({ ...camera, ...start }, () => nowMs);
  return { head, pass: (ms: number) => (nowMs += ms) };
}

describe('PtzHead', () => {
  it('takes its time at 60 degrees a second and the short way over the back', () => {
    const { head, pass } = headAt();
    head.moveTo({ panDeg: -130 });
    pass(500);
    expect(head.status()).toMatchObject({ isMoving: true, pose: { panDeg: -160 } });
    pass(500);
    expect(head.status()).toMatchObject({ isMoving: false, pose: { panDeg: -130, tiltDeg: -10, hfovDeg: 50 } });
  });

  it('stops at its limits', () => {
    const { head, pass } = headAt();
    head.moveTo({ tiltDeg: 80, hfovDeg: 0.1 });
    pass(60_000);
    expect(head.status()).toMatchObject({ isMoving: false, pose: { tiltDeg: 20, hfovDeg: 2 } });
  });

  it('ends a continuous move when its time is over, however late it is asked', () => {
    const { head, pass } = headAt({ azimuthDeg: 0 });
    head.moveContinuously({ pan: 0.5 }, 1000);
    pass(400);
    expect(head.status().isMoving).toBe(true);
    pass(60_000);
    expect(head.status().isMoving).toBe(false);
    expect(head.status().pose.panDeg).toBeCloseTo(30, 5);
  });

  it('turns slower with a long lens', () => {
    const { head, pass } = headAt({ azimuthDeg: 0, hfovDeg: 4 });
    head.moveContinuously({ pan: 1 });
    pass(1000);
    expect(head.status().pose.panDeg).toBeCloseTo(6, 5);
  });

  it('stops only the axes it is told to stop', () => {
    const { head, pass } = headAt({ azimuthDeg: 0 });
    head.moveContinuously({ pan: 1, zoom: 1 });
    pass(100);
    head.stop({ panTilt: true, zoom: false });
    const { pose, isTurning, isZooming } = head.status();
    pass(100);
    expect({ isTurning, isZooming }).toEqual({ isTurning: false, isZooming: true });
    expect(head.status().pose.panDeg).toBe(pose.panDeg);
    expect(head.status().pose.hfovDeg).toBeLessThan(pose.hfovDeg);
  });

  it('never moves a fixed camera', () => {
    const { head, pass } = headAt({ ptz: null });
    head.moveTo({ panDeg: 0 });
    head.moveContinuously({ pan: 1 });
    pass(1000);
    expect(head.status()).toMatchObject({ isMoving: false, pose: { panDeg: 170 } });
  });
});
