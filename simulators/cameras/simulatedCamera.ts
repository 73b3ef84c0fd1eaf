import type { Camera } from '../../protocol/camera/camera.ts';
import { cameraFaultsSchema } from './cameraFaults.ts';
import type { CameraFaults } from './cameraFaults.ts';
import { EncodedStream } from './encodedStream.ts';
import type { PictureWorker } from './pictureWorker.ts';
import { PtzHead } from './ptzHead.ts';
import { streamKinds, streamProfiles } from './streamProfiles.ts';
import type { StreamKind } from './streamProfiles.ts';

/** One camera: its head, its two streams, and the ways it currently misbehaves. */
export class SimulatedCamera {
  readonly camera: Camera;
  readonly head: PtzHead;
  readonly faults: CameraFaults = cameraFaultsSchema.parse({});
  readonly streams: Readonly<Record<StreamKind, EncodedStream>>;

  constructor(
    camera: Camera,
    options: { worker: PictureWorker; keyIntervalMs: number; onFailure: (error: unknown) => void },
  ) {
    this.camera = camera;
    this.head = new PtzHead(camera, () => performance.now());
    const stream = (kind: StreamKind) =>
      new EncodedStream({
        ...options,
        cameraId: camera.id,
        kind,
        profile: streamProfiles[kind],
        head: this.head,
        faults: this.faults,
      });
    this.streams = { main: stream('main'), sub: stream('sub') };
  }

  close(): void {
    for (const kind of streamKinds) this.streams[kind].close();
  }
}
