import type { Camera, CameraSource } from '../../protocol/camera/camera.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { PtzDriver } from '../ptz/index.ts';

/** The control of a camera over its protocol; throws when none is configured. */
export function openPtzDriver(camera: Camera, source: CameraSource | undefined): PtzDriver {
  if (source?.onvifUrl === undefined || camera.ptz === null) throw new Rejected('unavailable', 'cameraUnreachable');
  throw new Rejected('unavailable', 'cameraUnreachable');
}
