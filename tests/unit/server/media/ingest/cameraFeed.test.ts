import { expect, test } from 'vitest';
import type { StreamReason, StreamState } from '../../../../../protocol/media/streamState.ts';
import { CameraFeed, type PullEvents } from '../../../../../server/media/ingest/CameraFeed.ts';
import { H264Packetizer } from '../../../../../server/media/ingest/h264/H264Packetizer.ts';
import { reconnectDelayMs } from '../../../../../server/media/ingest/reconnectDelay.ts';
import { StreamFailure } from '../../../../../server/media/ingest/StreamFailure.ts';

const sps = Buffer.from('6742c01ed900a02ff970110000030001000003003c0f162e48', 'hex');
const pps = Buffer.from('68cb83cb20', 'hex');
const track = { payloadType: 96, control: null, sessionControl: null, parameterSets: [sps, pps] };
const keyFrame = Buffer.from([0x65, 0x88, 1, 2, 3]);

/** A feed whose camera, clock and dice are in the test's hands. */
function startFeed() {
  let now = 1_000_000;
  const pulls: PullEvents[] = [];
  const states: StreamState[] = [];
  const sent: Buffer[] = [];
  const toCamera: Buffer[] = [];
  let keyFrameRequests = 0;
  const feed = new CameraFeed({
    ssrc: 1,
    payloadType: 102,
    startPull: (events) => {
      pulls.push(events);
      return { sendRtcp: (packet) => toCamera.push(packet), close: () => undefined };
    },
    send: (packet) => sent.push(packet),
    onState: (state) => states.push(state),
    onKeyFrameWanted: () => (keyFrameRequests += 1),
    now: () => now,
    random: () => 0.5,
  });
  const packetizer = new H264Packetizer({ ssrc: 9, payloadType: 96, firstSequence: 0 });
  let timestamp = 0;
  return {
    feed,
    pulls,
    states,
    sent,
    toCamera,
    keyFrameRequests: () => keyFrameRequests,
    connect: () => pulls.at(-1)?.onTrack(track),
    picture: () => {
      timestamp += 3600;
      for (const packet of packetizer.packetize([], [keyFrame], timestamp)) pulls.at(-1)?.onRtp(packet);
    },
    end: (reason: StreamReason) => pulls.at(-1)?.onEnd(new StreamFailure(reason, 'test')),
    pass: (ms: number) => {
      for (let passed = 0; passed < ms; passed += 250) {
        now += 250;
        feed.tick();
      }
    },
    phase: () => states.at(-1)?.phase,
    reason: () => states.at(-1)?.reason,
  };
}

test('waits 5 x 1 s, 5 x 5 s, 10 x 10 s, then 60 s, each spread by a fifth', () => {
  const waits = Array.from({ length: 22 }, (_, index) => reconnectDelayMs(index + 1, 'unreachable', 0.5));
  expect(waits).toEqual([
    ...Array<number>(5).fill(1_000),
    ...Array<number>(5).fill(5_000),
    ...Array<number>(10).fill(10_000),
    60_000,
    60_000,
  ]);
  expect([reconnectDelayMs(1, 'unreachable', 0), reconnectDelayMs(1, 'unreachable', 1)]).toEqual([800, 1_200]);
});

test('does not hammer a camera with a wrong password', () => {
  const camera = startFeed();
  camera.end('unauthorized');
  camera.pass(59_000);
  expect(camera.pulls).toHaveLength(1);
  camera.pass(2_000);
  expect(camera.pulls).toHaveLength(2);
});

test('is live with the first key frame, then tells its figures', () => {
  const camera = startFeed();
  camera.connect();
  camera.picture();
  expect(camera.states.at(-1)).toMatchObject({
    phase: 'live',
    reason: null,
    width: 640,
    height: 360,
    codec: 'H264 42c01e',
  });
  for (let second = 0; second < 8; second += 1) {
    camera.pass(250);
    camera.picture();
  }
  camera.pass(250);
  expect(camera.states.at(-1)).toMatchObject({ phase: 'live', fps: 4 });
});

test('calls a silent camera stale, reconnects, and is live again', () => {
  const camera = startFeed();
  camera.connect();
  camera.picture();
  camera.pass(250);
  camera.picture();
  camera.pass(3_250);
  expect([camera.phase(), camera.reason()]).toEqual(['stale', 'noFrames']);
  camera.pass(1_000);
  expect(camera.pulls).toHaveLength(2);
  camera.connect();
  camera.picture();
  expect([camera.phase(), camera.reason()]).toEqual(['live', null]);
});

test('waits three gaps for a camera that is slow by nature', () => {
  const camera = startFeed();
  camera.connect();
  camera.picture();
  camera.pass(5_000);
  camera.picture();
  camera.pass(14_000);
  expect(camera.phase()).toBe('live');
  camera.pass(2_000);
  expect(camera.phase()).toBe('stale');
});

test('names a camera that sends pictures but never a key frame', () => {
  const camera = startFeed();
  camera.connect();
  camera.pass(11_000);
  expect([camera.phase(), camera.reason()]).toEqual(['failed', 'noKeyFrame']);
});

test('begins the schedule anew only after a stream that was well for ten seconds', () => {
  const camera = startFeed();
  for (let attempt = 0; attempt < 6; attempt += 1) {
    camera.connect();
    camera.picture();
    camera.end('disconnected');
    camera.pass(1_000);
  }
  expect(camera.pulls).toHaveLength(6);
  camera.pass(4_000);
  expect(camera.pulls).toHaveLength(7);
  camera.connect();
  for (let index = 0; index < 60; index += 1) {
    camera.picture();
    camera.pass(250);
  }
  camera.end('disconnected');
  camera.pass(1_000);
  expect(camera.pulls).toHaveLength(8);
});

test('passes key frame requests on once a second', () => {
  const camera = startFeed();
  camera.connect();
  camera.picture();
  for (let index = 0; index < 5; index += 1) camera.feed.requestKeyFrame();
  expect([camera.keyFrameRequests(), camera.toCamera.length]).toEqual([1, 1]);
  camera.pass(1_000);
  camera.feed.requestKeyFrame();
  expect(camera.keyFrameRequests()).toBe(2);
});

test('says and sends nothing once closed', () => {
  const camera = startFeed();
  camera.connect();
  camera.picture();
  camera.feed.close();
  const before = [camera.states.length, camera.sent.length];
  camera.picture();
  camera.end('disconnected');
  camera.pass(120_000);
  expect([camera.states.length, camera.sent.length, camera.pulls.length]).toEqual([...before, 1]);
});
