import type { Camera } from '../../protocol/camera/camera.ts';
import type { ToneCodec } from './rtsp/toneTrack.ts';
import { join } from 'node:path';
import { OnvifServer } from './onvif/onvifServer.ts';
import { PictureWorker } from './pictureWorker.ts';
import type { FaultCommand } from './readFaultCommands.ts';
import type { PublishedStream } from './rtsp/rtspConnection.ts';
import { RtspServer } from './rtsp/rtspServer.ts';
import { readCameras } from './readCameras.ts';
import { SimulatedCamera } from './simulatedCamera.ts';
import { streamKinds } from './streamProfiles.ts';
import type { SimulatorOptions } from './simulatorOptions.ts';

const digestAlgorithms = { both: ['SHA-256', 'MD5'], md5: ['MD5'], sha256: ['SHA-256'] } as const;

/** The ready line of the process; URLs carry no credentials. */
export interface SimulationDescription {
  ready: true;
  rtspPort: number;
  onvifPort: number;
  cameras: { id: string; mainUrl: string; subUrl: string; onvifUrl: string }[];
}

interface SimulationParts {
  options: SimulatorOptions;
  worker: PictureWorker;
  cameras: SimulatedCamera[];
  rtsp: RtspServer;
  onvif: OnvifServer;
}

/** All simulated cameras with the servers that lead to them. */
export class CameraSimulation {
  private readonly parts: SimulationParts;

  static async create(
    options: SimulatorOptions,
    { entry, onFailure }: { entry: URL; onFailure: (error: unknown) => void },
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
      (camera) => new SimulatedCamera(camera, { worker, keyIntervalMs: options.keyIntervalMs, onFailure }),
    );
    const streams = new Map<string, PublishedStream>();
    for (const { camera, streams: own, faults } of simulated)
      for (const kind of streamKinds)
        streams.set(`/${camera.id}/${kind}`, {
          name: camera.name,
          source: own[kind],
          faults,
          sound: soundOf(camera),
        });
    const rtsp = await RtspServer.create({
      host: options.host,
      port: options.rtspPort,
      credentials: options,
      algorithms: digestAlgorithms[options.digest],
      sessionTimeoutS: options.sessionTimeoutS,
      streams,
    });
    const onvif = await OnvifServer.create({
      host: options.host,
      port: options.onvifPort,
      credentials: options,
      spaces: options.ptzSpaces,
      cameras: new Map(simulated.map((camera) => [camera.camera.id, camera])),
      rtspUrl: (id) => `rtsp://${options.host}:${rtsp.port}/${id}`,
    });
    return new CameraSimulation({ options, worker, cameras: simulated, rtsp, onvif });
  }

  private constructor(parts: SimulationParts) {
    this.parts = parts;
  }

  describe(): SimulationDescription {
    const { options, cameras, rtsp, onvif } = this.parts;
    const base = `rtsp://${options.host}:${rtsp.port}`;
    return {
      ready: true,
      rtspPort: rtsp.port,
      onvifPort: onvif.port,
      cameras: cameras.map(({ camera: { id } }) => ({
        id,
        mainUrl: `${base}/${id}/main`,
        subUrl: `${base}/${id}/sub`,
        onvifUrl: onvif.deviceUrl(id),
      })),
    };
  }

  setFaults(command: FaultCommand): void {
    const chosen = this.parts.cameras.filter(({ camera }) => command.camera === '*' || camera.id === command.camera);
    if (chosen.length === 0) throw new Error(`no camera ${command.camera}`);
    for (const camera of chosen) Object.assign(camera.faults, command.faults);
    this.parts.rtsp.dropConnections((stream) => stream.faults.drop);
  }

  async close(): Promise<void> {
    const { cameras, rtsp, onvif, worker } = this.parts;
    for (const camera of cameras) camera.close();
    await Promise.all([rtsp.close(), onvif.close()]);
    await worker.close();
  }
}

/** Most microphones speak A-law, some µ-law, and one in nine that should be there is not. */
function soundOf({ id, hasAudio }: Camera): ToneCodec | null {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  if (hasAudio !== true || number % 9 === 0) return null;
  return number % 2 === 0 ? 'PCMU' : 'PCMA';
}
