import { afterAll, beforeAll, expect, test } from 'vitest';
import { CameraFeed } from '../../../../server/media/ingest/CameraFeed.ts';
import { muxMp4 } from '../../../../server/media/ingest/recent/muxMp4.ts';
import { RecentPictures } from '../../../../server/media/ingest/recent/RecentPictures.ts';
import { parseRtpPacket } from '../../../../server/media/ingest/rtpPacket.ts';
import { parseSdp } from '../../../../server/media/ingest/rtsp/parseSdp.ts';
import { RtspPull } from '../../../../server/media/ingest/rtsp/RtspPull.ts';
import { readStrip } from '../../../../simulators/cameras/picture/strip.ts';
import { decodeFrames } from '../../../support/decodeFrames.ts';
import { spawnCameraSimulator, type SpawnedCameraSimulator } from '../../../support/spawnCameraSimulator.ts';

const until = { timeout: 60_000, interval: 500 };
const heldMs = 3_000;
let simulator: SpawnedCameraSimulator;

beforeAll(async () => {
  simulator = await spawnCameraSimulator(['--key-interval-ms', '1000']);
});

afterAll(async () => {
  await simulator.close();
});

/** A camera whose first packets wait on the way until three seconds of them stand there, and then come all at once. */
function pullHeldUp(): { recent: RecentPictures; close: () => void } {
  const recent = new RecentPictures();
  const { username, password, description } = simulator;
  const url = description.cameras[0]?.subUrl ?? expect.unreachable('the simulator has a camera');
  let held: Buffer[] | null = [];
  const timestampOf = (packet: Buffer | undefined) => (packet && parseRtpPacket(packet)?.timestamp) ?? 0;
  const feed = new CameraFeed({
    ssrc: 1,
    payloadType: 102,
    startPull: (events) =>
      new RtspPull({
        url,
        credentials: { username, password },
        timeouts: { connectMs: 10_000, responseMs: 10_000, firstPacketMs: 30_000 },
        parse: parseSdp,
        ...events,
        onRtp: (packet) => {
          if (held === null) {
            events.onRtp(packet);
            return;
          }
          held.push(packet);
          if (((timestampOf(packet) - timestampOf(held[0])) | 0) < heldMs * 90) return;
          for (const late of held) events.onRtp(late);
          held = null;
        },
      }),
    send: () => undefined,
    onPicture: (picture) => recent.add(picture, Date.now()),
    onState: () => undefined,
    onKeyFrameWanted: () => undefined,
    now: () => Date.now(),
    random: () => 0.5,
  });
  const timer = setInterval(() => feed.tick(), 250);
  return {
    recent,
    close: () => {
      clearInterval(timer);
      feed.close();
    },
  };
}

test('a movie of the past tells the time that the camera painted into it, though its first pictures came late', async () => {
  const { recent, close } = pullHeldUp();
  try {
    /** How far the movie's clock is from the one in its first and in its last picture. */
    const errors = async () => {
      const movie = muxMp4(recent.since(0));
      if (movie === null) return [Infinity, Infinity];
      const frames = await decodeFrames({ mp4: movie.bytes }, 10_000);
      const clocks = frames.map(({ luma, width, height }) => readStrip(luma, width, height).clockMs);
      return [movie.from - (clocks[0] ?? 0), movie.to - (clocks.at(-1) ?? 0)];
    };
    // As more pictures come that waited little, the estimate can only become better.
    await expect.poll(async () => Math.max(...(await errors()).map(Math.abs)), until).toBeLessThan(heldMs / 3);
    const first = recent.since(0)[0] ?? expect.unreachable('there is a picture');
    expect(first.at - first.takenAt).toBeGreaterThan(heldMs / 2);
  } finally {
    close();
  }
});
