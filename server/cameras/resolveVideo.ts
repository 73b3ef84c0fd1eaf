import type { Camera, CameraSource, VideoStream } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { rtspAddress, type RtspAddress } from './drivers/rtsp/index.ts';

interface CameraLookup {
  findCamera(cameraId: CameraId): Camera | undefined;
  findSource(cameraId: CameraId): CameraSource | undefined;
}

/** Where a camera's stream is pulled from; null when no address is configured. Throws for a camera that does not exist. */
export function resolveVideo(lookup: CameraLookup, cameraId: CameraId, stream: VideoStream): RtspAddress | null {
  if (lookup.findCamera(cameraId) === undefined) throw new Rejected('notFound', 'cameraUnknown');
  const source = lookup.findSource(cameraId);
  return source === undefined ? null : rtspAddress(source, stream);
}
