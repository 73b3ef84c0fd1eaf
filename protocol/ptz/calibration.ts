import { z } from 'zod';
import type { Camera } from '../camera/camera.ts';
import type { CameraMount, ZoomCurve } from '../camera/mount.ts';
import { fromHead, toHead } from '../geometry/mount.ts';
import { hfovAtZoom, zoomForHfov } from '../geometry/zoom.ts';
import type { PtzPose } from './ptzPose.ts';

/**
 * How a head really stands, found by looking at known places, in degrees: it takes the place of what the directory says
 * of its mount. The true field of view is the told one with its half-angle's tangent times `scale`.
 */
export const ptzCalibrationSchema = z.strictObject({
  azimuthDeg: z.number().min(-360).max(360),
  tiltDeg: z.number().min(-45).max(45),
  rollDeg: z.number().min(-45).max(45),
  scale: z.number().min(0.5).max(2),
  /** Root mean square of what is left over the points, degrees, and how many points. */
  residualDeg: z.number().nonnegative(),
  points: z.number().int().min(3),
});
export type PtzCalibration = z.infer<typeof ptzCalibrationSchema>;
export type HeadErrors = Pick<PtzCalibration, 'azimuthDeg' | 'tiltDeg' | 'rollDeg' | 'scale'>;

/** What turns a head's own angles into true ones and back. */
export interface HeadFrame {
  readonly mount: CameraMount;
  readonly scale: number;
  readonly zoom: { readonly curve: ZoomCurve; readonly even: ZoomCurve } | null;
}

export function headFrame(camera: Pick<Camera, 'mount' | 'zoomCurve' | 'ptz'>, errors: HeadErrors | null): HeadFrame {
  const signs = { panSign: camera.mount?.panSign ?? 1, tiltSign: camera.mount?.tiltSign ?? 1 } as const;
  const { azimuthDeg, tiltDeg, rollDeg } = errors ?? camera.mount ?? { azimuthDeg: 0, tiltDeg: 0, rollDeg: 0 };
  const { zoomCurve: curve, ptz } = camera;
  const even: ZoomCurve | null = ptz && [
    { zoom: 0, hfovDeg: ptz.hfovMaxDeg },
    { zoom: 1, hfovDeg: ptz.hfovMinDeg },
  ];
  return {
    mount: { azimuthDeg, tiltDeg, rollDeg, ...signs },
    scale: errors?.scale ?? 1,
    zoom: curve === undefined || even === null ? null : { curve, even },
  };
}

/** What the camera really sees when its head tells `told`. */
export function truePose(told: PtzPose, { mount, scale, zoom }: HeadFrame): PtzPose {
  const hfovDeg = zoom === null ? told.hfovDeg : hfovAtZoom(zoom.curve, zoomForHfov(zoom.even, told.hfovDeg));
  return { ...fromHead(told, mount), hfovDeg: scaleView(hfovDeg, scale) };
}

/** What the head must be told for the camera to really look so. */
export function headPose(wanted: PtzPose, { mount, scale, zoom }: HeadFrame): PtzPose {
  const hfovDeg = scaleView(wanted.hfovDeg, 1 / scale);
  return {
    ...toHead(wanted, mount),
    hfovDeg: zoom === null ? hfovDeg : hfovAtZoom(zoom.even, zoomForHfov(zoom.curve, hfovDeg)),
  };
}

export function scaleView(hfovDeg: number, scale: number): number {
  if (scale === 1) return hfovDeg;
  const halfTangent = Math.tan((hfovDeg * Math.PI) / 360) * scale;
  return (Math.atan(halfTangent) * 360) / Math.PI;
}
