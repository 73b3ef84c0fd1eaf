import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Camera } from '../../protocol/camera/camera.ts';
import { PictureWorker } from './pictureWorker.ts';
import type { FaultCommand } from './readFaultCommands.ts';
import type { PublishedStream } from './rtsp/rtspConnection.ts';
import { RtspServer } from './rtsp/rtspServer.ts';
import { SimulatedCamera, camerasFileSchema, streamKinds } from './simulatedCamera.ts';
import type { SimulatorOptions } from './simulatorOptions.ts';

const digestAlgorithms = { both: ['SHA-256', 'MD5'], md5: ['MD5'], sha256: ['SHA-256'] } as const;

/** The ready line of the process; URLs carry no credentials. */
export interface SimulationDescription {
  ready: true;
  rtspPort: number;
  onvifPort: number;
  cameras: { id: string; mainUrl: string; subUrl: string; onvifUrl: string }[];
}

/** All simulated cameras with the servers that lead to them. */
export class CameraSimulation {
  private readonly options: SimulatorOptions;
  private readonly worker: PictureWorker;
  private readonly cameras: SimulatedCamera[];
  private readonly rtsp: RtspServer;

  static async create(
    options: SimulatorOptions,
    { entry, onFailure }: { entry: URL; onFailure: (error: Error) => void },
  ): Promise<CameraSimulation> {
    const cameras = readCameras(options);
    const setup = {
      kind: 'pictures' as const,
      sceneFile: join(options.city, 'scene.json'),
      glyphFile: options.glyphs,
      cameras,
      keyIntervalMs: options.keyIntervalMs,
    };
    const worker = await PictureWorker.create(entry, setup, onFailure);
    const simulated = cameras.map(
      (camera) => new SimulatedCamera(camera, { worker, keyIntervalMs: options.keyIntervalMs }),
    );
    const streams = new Map<string, PublishedStream>();
    for (const { camera, streams: own, faults } of simulated)
      for (const kind of streamKinds)
        streams.set(`/${camera.id}/${kind}`, { name: camera.name, source: own[kind], faults });
    const rtsp = await RtspServer.create({
      host: options.host,
      port: options.rtspPort,
      credentials: options,
      algorithms: digestAlgorithms[options.digest],
      sessionTimeoutS: options.sessionTimeoutS,
      streams,
    });
    return new CameraSimulation(options, worker, simulated, rtsp);
  }

  private constructor(options: SimulatorOptions, worker: PictureWorker, cameras: SimulatedCamera[], rtsp: RtspServer) {
    this.options = options;
    this.worker = worker;
    this.cameras = cameras;
    this.rtsp = rtsp;
  }

  describe(): SimulationDescription {
    const { host } = this.options;
    const rtspPort = this.rtsp.port;
    return {
      ready: true,
      rtspPort,
      onvifPort: 0,
      cameras: this.cameras.map(({ camera: { id } }) => ({
        id,
        mainUrl: `rtsp://${host}:${rtspPort}/${id}/main`,
        subUrl: `rtsp://${host}:${rtspPort}/${id}/sub`,
        onvifUrl: ``,
      })),
    };
  }

  setFaults(command: FaultCommand): void {
    const chosen = this.cameras.filter(({ camera }) => command.camera === '*' || camera.id === command.camera);
    if (chosen.length === 0) throw new Error(`no camera ${command.camera}`);
    for (const camera of chosen) Object.assign(camera.faults, command.faults);
    this.rtsp.dropConnections((stream) => stream.faults.drop);
  }

  async close(): Promise<void> {
    for (const camera of this.cameras) camera.close();
    await this.rtsp.close();
    await this.worker.close();
  }
}

/** The file lists either whole cameras, or ids of cameras in the city's cameras.json. */
function readCameras(options: SimulatorOptions): Camera[] {
  const listed: unknown = JSON.parse(readFileSync(options.cameras, 'utf8'));
  const ids = z.array(z.string()).safeParse(listed);
  if (!ids.success) return camerasFileSchema.parse(listed);
  const all = camerasFileSchema.parse(JSON.parse(readFileSync(join(options.city, 'cameras.json'), 'utf8')));
  return ids.data.map((id) => {
    const camera = all.find((one) => one.id === id);
    if (!camera) throw new Error(`${options.cameras} names ${id}, which is not in cameras.json`);
    return camera;
  });
}
