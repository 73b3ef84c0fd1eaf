import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Camera } from '../../protocol/camera/camera.ts';
import { citySceneSchema, positionInScene } from './cityScene.ts';
import { createCanvas } from './picture/canvas.ts';
import type { Canvas } from './picture/canvas.ts';
import { CameraPicture } from './picture/cameraPicture.ts';
import type { FrameRequest } from './picture/cameraPicture.ts';
import { createCityShapes, createCityView } from './picture/cityView.ts';
import type { CityView } from './picture/cityView.ts';
import { Glyphs } from './picture/glyphs.ts';
import { IdleMap } from './picture/idleMap.ts';
import { Vehicles } from './picture/vehicles.ts';
import { streamProfiles } from './streamProfiles.ts';
import type { StreamKind } from './streamProfiles.ts';

export interface PictureWorkerSetup {
  kind: 'pictures';
  sceneFile: string;
  glyphFile: string;
  cameras: Camera[];
  keyIntervalMs: number;
}

export interface PictureWorkerInput {
  id: number;
  cameraId: string;
  kind: StreamKind;
  frame: FrameRequest;
}

/** After so long unseen a stream's picture, or what a camera has in view, is let go; made again it takes a moment. */
const idleMs = 30_000;
/** Pictures made ahead for nobody, after which the code runs at full speed. */
const warmUpFrames = 8;

export type PictureWorkerOutput =
  { kind: 'ready' } | { kind: 'picture'; id: number; isKey: boolean; nals: Uint8Array[]; cpuMs: number };

/** The body of the picture thread: answers each request with an encoded picture, in order. */
export function servePictures(setup: PictureWorkerSetup): void {
  const port = parentPort;
  if (!port) throw new Error('pictures are served from a worker thread only');
  const scene = citySceneSchema.parse(JSON.parse(readFileSync(setup.sceneFile, 'utf8')));
  const shapes = createCityShapes(scene);
  const glyphs = new Glyphs(readFileSync(setup.glyphFile));
  // A city has thousands of cameras, and each of these is megabytes: only what is watched is kept.
  const places = new IdleMap<{ view: CityView; vehicles: Vehicles }>(idleMs);
  const pictures = new IdleMap<CameraPicture>(idleMs);
  const canvases = new Map<number, Canvas>();

  const placeOf = (camera: Camera) => {
    const known = places.get(camera.id, performance.now());
    if (known) return known;
    const position = positionInScene(scene, camera);
    const view = createCityView(shapes, position);
    const place = { view, vehicles: new Vehicles(view, position) };
    places.set(camera.id, place, performance.now());
    return place;
  };
  const canvasOf = (width: number, height: number) => {
    const canvas = canvases.get(width) ?? createCanvas(width, height);
    canvases.set(width, canvas);
    return canvas;
  };
  const pictureOf = (input: Pick<PictureWorkerInput, 'cameraId' | 'kind'>) => {
    const key = `${input.cameraId}/${input.kind}`;
    const known = pictures.get(key, performance.now());
    if (known) return known;
    const camera = setup.cameras.find(({ id }) => id === input.cameraId);
    if (!camera) throw new Error(`no camera ${input.cameraId}`);
    const profile = streamProfiles[input.kind];
    const picture = new CameraPicture({
      cameraId: camera.id,
      name: camera.name,
      position: positionInScene(scene, camera),
      ...placeOf(camera),
      glyphs,
      size: profile,
      kilobitsPerSecond: profile.kilobitsPerSecond,
      keyIntervalMs: setup.keyIntervalMs,
      canvas: canvasOf,
    });
    pictures.set(key, picture, performance.now());
    return picture;
  };

  port.on('message', (input: PictureWorkerInput) => {
    const before = process.threadCpuUsage();
    const { isKey, nals } = pictureOf(input).frame(input.frame);
    const used = process.threadCpuUsage(before);
    const output: PictureWorkerOutput = {
      kind: 'picture',
      id: input.id,
      isKey,
      nals,
      cpuMs: (used.user + used.system) / 1000,
    };
    port.postMessage(output);
  });
  setInterval(() => {
    const now = performance.now();
    pictures.sweep(now);
    places.sweep(now);
  }, idleMs).unref();
  port.postMessage({ kind: 'ready' } satisfies PictureWorkerOutput);
  const warmUp = () => {
    const [camera] = setup.cameras;
    if (!camera || pictures.size > 0) return;
    const { azimuthDeg, elevationDeg, hfovDeg } = camera;
    const picture = pictureOf({ cameraId: camera.id, kind: 'sub' });
    for (let frameNumber = 1; frameNumber <= warmUpFrames; frameNumber++) {
      const pose = { panDeg: azimuthDeg + frameNumber, tiltDeg: elevationDeg, hfovDeg };
      picture.frame({ pose, isMoving: true, clockMs: Date.now(), frameNumber, isKey: false });
    }
    pictures.clear();
  };
  setImmediate(warmUp);
}
