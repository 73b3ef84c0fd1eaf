import { z } from 'zod';
import { cameraSchema } from '../../protocol/camera/camera.ts';
import type { Camera } from '../../protocol/camera/camera.ts';
import { cameraFaultsSchema } from './cameraFaults.ts';
import type { CameraFaults } from './cameraFaults.ts';
import type { CityScene } from './cityScene.ts';
import { EncodedStream } from './encodedStream.ts';
import type { PictureWorker } from './pictureWorker.ts';
import { PtzHead } from './ptzHead.ts';
import type { ScenePoint } from './picture/pinhole.ts';

export const streamKinds = ['main', 'sub'] as const;
export type StreamKind = (typeof streamKinds)[number];

export interface StreamProfile {
  width: number;
  height: number;
  framesPerSecond: number;
  kilobitsPerSecond: number;
}

export const streamProfiles: Readonly<Record<StreamKind, StreamProfile>> = {
  main: { width: 1280, height: 720, framesPerSecond: 15, kilobitsPerSecond: 1500 },
  sub: { width: 640, height: 360, framesPerSecond: 12.5, kilobitsPerSecond: 400 },
};

export const camerasFileSchema = z.array(cameraSchema);

/** Where a camera stands, in scene metres. */
export function positionInScene(scene: CityScene, camera: Pick<Camera, 'lon' | 'lat' | 'heightM'>): ScenePoint {
  return {
    x: (camera.lon - scene.originLon) * scene.metresPerDegLon,
    y: (camera.lat - scene.originLat) * scene.metresPerDegLat,
    z: camera.heightM,
  };
}

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
