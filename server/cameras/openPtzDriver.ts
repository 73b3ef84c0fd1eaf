import type { Camera, CameraSource } from '../../protocol/camera/camera.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { OnvifPtz } from './drivers/onvif/index.ts';

/** The control of a camera over its protocol; throws when none is configured. */
export function openPtzDriver(camera: Camera, source: CameraSource | undefined): OnvifPtz {
  if (camera.ptz === null || source?.onvifUrl === undefined) throw new Rejected('notAllowed', 'cameraNoPtz');
  return new OnvifPtz({ source, limits: camera.ptz });
}
