import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraHash, readStrip } from '../../../simulators/cameras/picture/strip.ts';
import { decodeFrames } from '../../support/decodeFrames.ts';
import type { DecodedFrame } from '../../support/decodeFrames.ts';
import { spawnCameraSimulator } from '../../support/spawnCameraSimulator.ts';
import type { SpawnedCameraSimulator } from '../../support/spawnCameraSimulator.ts';

interface Status {
  position: { x: number; y: number; zoom: number };
  moveStatus: { panTilt: string; zoom: string };
}
type Reply<Value> = (error: Error | null, value: Value) => void;
/** What this test uses of the npm package `onvif`, which has no types. */
interface Cam {
  connect(reply: Reply<unknown>): void;
  getStreamUri(options: object, reply: Reply<{ uri: string }>): void;
  getStatus(reply: Reply<Status>): void;
  absoluteMove(options: object, reply: Reply<unknown>): void;
  continuousMove(options: object, reply: Reply<unknown>): void;
  stop(options: object, reply: Reply<unknown>): void;
  setPreset(options: object, reply: Reply<unknown>): void;
  getPresets(reply: Reply<Record<string, { $: { token: string } }>>): void;
  gotoPreset(options: object, reply: Reply<unknown>): void;
  gotoHomePosition(options: object, reply: Reply<unknown>): void;
  setSynchronizationPoint(options: object, reply: Reply<unknown>): void;
}
const { Cam: OnvifCamera } = createRequire(import.meta.url)('onvif') as { Cam: new (options: object) => Cam };

const spherical = 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/SphericalPositionSpaceDegrees';
const generic = 'http://www.onvif.org/ver10/tptz/PanTiltSpaces/PositionGenericSpace';
const turning = 'cam-0013';
const fixed = 'cam-0157';

let simulator: SpawnedCameraSimulator;

function ask<Value>(call: (reply: Reply<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))));
}

function addresses(id: string) {
  const camera = simulator.description.cameras.find((one) => one.id === id);
  if (!camera) throw new Error(`no ${id}`);
  return camera;
}

function stream(id: string, kind: 'main' | 'sub' = 'sub'): string {
  const { mainUrl, subUrl } = addresses(id);
  return simulator.withCredentials(kind === 'main' ? mainUrl : subUrl);
}

function strips(frames: readonly DecodedFrame[]) {
  return frames.map(({ luma, width, height }) => readStrip(luma, width, height));
}

async function connectOnvif(id: string, password = simulator.password): Promise<Cam> {
  const { hostname, port, pathname } = new URL(addresses(id).onvifUrl);
  const camera = new OnvifCamera({
    ...{ hostname, port, path: pathname, username: simulator.username, password },
    ...{ timeout: 10_000, autoconnect: false },
  });
  await ask((reply) => camera.connect(reply));
  return camera;
}

async function untilIdle(camera: Cam): Promise<Status> {
  for (;;) {
    const status = await ask<Status>((reply) => camera.getStatus(reply));
    if (status.moveStatus.panTilt === 'IDLE' && status.moveStatus.zoom === 'IDLE') return status;
  }
}

/** Sends requests over one connection and returns what comes back until it is closed. */
function talk(requests: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(simulator.description.rtspPort, '127.0.0.1', () => socket.end(requests));
    let received = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

beforeAll(async () => {
  simulator = await spawnCameraSimulator();
});
afterAll(() => simulator.close());

describe('streams', () => {
  it.each([
    ['sub', 640, 360, 'tcp'],
    ['main', 1280, 720, 'tcp'],
    ['sub', 640, 360, 'udp'],
  ] as const)('shows a live %s picture of %i x %i over %s', async (kind, width, height, transport) => {
    const frames = await decodeFrames({ url: stream(fixed, kind), transport }, 10);
    expect(frames.map((frame) => [frame.width, frame.height])).toEqual(frames.map(() => [width, height]));
    const readings = strips(frames);
    const [first] = readings;
    expect(first).toMatchObject({ cameraHash: cameraHash(fixed), panDeg: 46.7, tiltDeg: -4.6, hfovDeg: 72 });
    expect(Math.abs(Date.now() - (first?.clockMs ?? 0))).toBeLessThan(60_000);
    readings.slice(1).forEach((reading, index) => {
      expect(reading.clockMs).toBeGreaterThan(readings[index]?.clockMs ?? Infinity);
      expect(reading.frameNumber).toBeGreaterThan(readings[index]?.frameNumber ?? Infinity);
    });
  });

  it.each(['tcp', 'udp'])('plays pictures and sound together in one session over %s', async (transport) => {
    const input = ['-v', 'error', '-rtsp_transport', transport, '-i', stream('cam-0155')];
    const pictures = ['-map', '0:v:0', '-frames:v', '3', '-f', 'null', '-'];
    const sound = ['-map', '0:a:0', '-frames:a', '10', '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'];
    const player = await promisify(execFile)('ffmpeg', [...input, ...pictures, ...sound], {
      ...{ encoding: 'buffer', timeout: 60_000, killSignal: 'SIGKILL' },
    });
    const samples = Array.from({ length: player.stdout.length / 2 }, (_, index) =>
      player.stdout.readInt16LE(index * 2),
    );
    expect(samples.length).toBe(10 * 160);
    // The tone in front of the microphone, as loud as it was made but for the coding.
    expect(Math.max(...samples)).toBeGreaterThan(7_000);
    expect(Math.min(...samples)).toBeLessThan(-7_000);
  });

  it('shows all viewers of a stream the very same pictures', async () => {
    const viewers = await Promise.all([1, 2, 3].map(() => decodeFrames({ url: stream('cam-0162') }, 40)));
    const clocks = viewers.map(
      (frames) => new Map(strips(frames).map((reading) => [reading.frameNumber, reading.clockMs])),
    );
    const [first = new Map<number, number>(), ...others] = clocks;
    for (const other of others) {
      const shared = [...other].filter(([frameNumber]) => first.has(frameNumber));
      expect(shared.length).toBeGreaterThan(0);
      expect(shared).toEqual(shared.map(([frameNumber]) => [frameNumber, first.get(frameNumber)]));
    }
  });

  it('refuses a wrong password, an unknown camera, a made-up session and a transport it has not', async () => {
    const wrong = addresses(fixed).subUrl.replace('://', '://demo:wrong@');
    await expect(decodeFrames({ url: wrong }, 1)).rejects.toThrow('401');
    await expect(decodeFrames({ url: stream(fixed).replace(fixed, 'cam-9999') }, 1)).rejects.toThrow('404');
    const url = addresses(fixed).subUrl;
    expect(await talk(`PLAY ${url} RTSP/1.0\r\nCSeq: 1\r\nSession: 1\r\n\r\n`)).toContain('401');
    expect(await talk('what is this\r\n\r\n')).toContain('400');
  });
});

describe('ONVIF', () => {
  it('turns the picture exactly to where it is told to look, in degrees and in the generic space', async () => {
    const camera = await connectOnvif(turning);
    const { uri } = await ask<{ uri: string }>((reply) =>
      camera.getStreamUri({ protocol: 'RTSP', profileToken: 'sub' }, reply),
    );
    expect(uri).toBe(addresses(turning).subUrl);
    await ask((reply) => camera.absoluteMove({ x: 33.5, y: -7.25, zoom: 0.02, xyspace: spherical }, reply));
    const status = await untilIdle(camera);
    expect(status.position.x).toBeCloseTo(33.5, 4);
    const wide = 1 / Math.tan(Math.PI / 6);
    const narrow = 1 / Math.tan(Math.PI / 180);
    const hfovDeg = (Math.atan(1 / (wide + 0.02 * (narrow - wide))) * 360) / Math.PI;
    const [reading] = strips(await decodeFrames({ url: stream(turning) }, 1));
    expect(reading).toMatchObject({ panDeg: 33.5, tiltDeg: -7.25, isMoving: false });
    expect(reading?.hfovDeg).toBeCloseTo(hfovDeg, 1);

    await ask((reply) => camera.absoluteMove({ x: 0.25, y: 0, zoom: 0, xyspace: generic }, reply));
    await untilIdle(camera);
    const [second] = strips(await decodeFrames({ url: stream(turning) }, 1));
    expect(second).toMatchObject({ panDeg: 45, tiltDeg: -35, hfovDeg: 60 });
  });

  it('moves until told to stop, remembers presets and finds home', async () => {
    const camera = await connectOnvif(turning);
    await ask((reply) => camera.gotoHomePosition({}, reply));
    await untilIdle(camera);
    await ask((reply) => camera.setPreset({ presetName: '广场' }, reply));
    const { 广场: preset } = await ask<Record<string, { $: { token: string } }>>((reply) => camera.getPresets(reply));
    await ask((reply) => camera.continuousMove({ x: 1, y: 0, zoom: 0, timeout: 60_000 }, reply));
    const before = await ask<Status>((reply) => camera.getStatus(reply));
    expect(before.moveStatus.panTilt).toBe('MOVING');
    const picture = strips(await decodeFrames({ url: stream(turning) }, 3));
    expect(picture[2]?.panDeg).not.toBe(picture[0]?.panDeg);
    await ask((reply) => camera.stop({ panTilt: true, zoom: true }, reply));
    const stopped = await ask<Status>((reply) => camera.getStatus(reply));
    expect(stopped.moveStatus.panTilt).toBe('IDLE');
    expect((await untilIdle(camera)).position).toEqual(stopped.position);
    await ask((reply) => camera.gotoPreset({ preset: preset?.$.token }, reply));
    expect((await untilIdle(camera)).position.x).toBeCloseTo(-150.6, 4);
  });

  it('refuses a wrong password, a place outside of the space, and turning a fixed camera', async () => {
    await expect(connectOnvif(turning, 'wrong')).rejects.toThrow('not authorized');
    const camera = await connectOnvif(turning);
    await expect(ask((reply) => camera.absoluteMove({ x: 5, y: 0, xyspace: generic }, reply))).rejects.toThrow(
      'outside',
    );
    await expect(ask((reply) => camera.gotoPreset({ preset: 'none' }, reply))).rejects.toThrow('preset');
    const response = await fetch(addresses(fixed).onvifUrl.replace(/device$/, 'ptz'), {
      method: 'POST',
      body: '<not xml',
      signal: AbortSignal.timeout(10_000),
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('WellFormed') as string]);
  });
});

describe('faults', () => {
  it('stands still when frozen, while frames go on coming', async () => {
    await simulator.setFaults('cam-0158', { freeze: true });
    const readings = strips(await decodeFrames({ url: stream('cam-0158') }, 12));
    expect(new Set(readings.map((reading) => reading.clockMs)).size).toBe(1);
    await simulator.setFaults('cam-0158', {});
    const live = strips(await decodeFrames({ url: stream('cam-0158') }, 6));
    expect(new Set(live.map((reading) => reading.clockMs)).size).toBe(6);
  });

  it('shows a wrong clock, refuses, drops or answers nonsense as told, for that camera only', async () => {
    await simulator.setFaults('cam-0159', { clockOffsetMs: -3_600_000 });
    const [reading] = strips(await decodeFrames({ url: stream('cam-0159') }, 1));
    expect(Date.now() - (reading?.clockMs ?? 0)).toBeGreaterThan(3_500_000);
    const options = `OPTIONS ${addresses('cam-0159').subUrl} RTSP/1.0\r\nCSeq: 1\r\n\r\n`;
    await simulator.setFaults('cam-0159', { refuseAuthentication: true });
    await expect(decodeFrames({ url: stream('cam-0159') }, 1)).rejects.toThrow('401');
    await simulator.setFaults('cam-0159', { garbage: true });
    expect(await talk(options)).not.toContain('RTSP/1.0');
    await simulator.setFaults('cam-0159', { drop: true });
    expect(await talk(options).catch(() => '')).toBe('');
    await simulator.setFaults('cam-0159', { hang: true });
    expect(await talk(options)).toBe('');
    expect(await talk(options.replace('cam-0159', fixed))).toContain('RTSP/1.0 200 OK');
    await simulator.setFaults('*', {});
    await expect(simulator.setFaults('cam-9999', {})).rejects.toThrow('no camera');
  });
});

describe('process', () => {
  it('ends with its parent', async () => {
    const other = await spawnCameraSimulator();
    expect(await other.loseParent()).toBe(0);
  });
});
