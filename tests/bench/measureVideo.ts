import { spawnCameraSimulator } from '../support/spawnCameraSimulator.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';
import { JanusServer } from './video/JanusServer.ts';
import { VideoLab, wait, type FirstPicture } from './video/VideoLab.ts';

const warmRuns = 24;
const coldRuns = 20;
const glassFrames = 100;
const keyFrameMs = 2_000;
const mountPoint = 1;
/** Asking at ever other moments between two key frames; a prime, so that the moments spread. */
const stepMs = 487;

/**
 * video.first: from a tile asking to the first frame on the glass that is younger than 150 ms, by the clock painted into
 * the picture; warm while the camera is pulled, cold when nobody looked before. video.glass: the age of frames of a
 * picture that stands. The yardstick is Janus' streaming plugin on the same camera in the same page, in turns with ours.
 */
export async function measureVideo(): Promise<Figure[]> {
  const simulator = await spawnCameraSimulator(['--key-interval-ms', String(keyFrameMs)]);
  let janus: JanusServer | null = null;
  try {
    janus = await startJanus(simulator.description.cameras[0]?.subUrl ?? '', simulator);
    const { warm, warmJanus, ages, agesJanus } = await measureWarm(simulator, janus);
    const cold = await measureCold(simulator);
    const setting = `640x360 at 12.5 fps, key frame every ${keyFrameMs / 1_000} s, software rendering; simulated camera, server, browser and Janus on one machine`;
    const janusName = (what: string): string =>
      agesJanus.length > 0 ? `Debian's Janus, ${what}` : 'none: Janus is not installed (Debian package "janus")';
    return [
      figureOf({
        id: 'video.first.warm',
        unit: 'ms',
        samples: warm.map(({ freshMs }) => freshMs),
        goal: 'p95 <= 150',
        yardstick: {
          name: janusName('same camera, as shipped (no kept key frame)'),
          value: middle(warmJanus.map(({ freshMs }) => freshMs)),
        },
        conditions: `${setting}; first frame younger than 150 ms; ${firstWords(warm)}; Janus: ${firstWords(warmJanus)}`,
      }),
      figureOf({
        id: 'video.first.cold',
        unit: 'ms',
        samples: cold.map(({ freshMs }) => freshMs),
        goal: 'p95 <= 600',
        yardstick: { name: 'none: Janus pulls its mount points all the time', value: null },
        conditions: `${setting}; the camera starts painting and coding at PLAY; ${firstWords(cold)}`,
      }),
      figureOf({
        id: 'video.glass',
        unit: 'ms',
        samples: ages,
        goal: 'p95 <= 150',
        yardstick: { name: janusName('same camera and page'), value: middle(agesJanus) },
        conditions: `${setting}; from the clock painted into the frame to its time of display`,
      }),
    ];
  } finally {
    await janus?.close();
    await simulator.close();
  }
}

type Simulator = Awaited<ReturnType<typeof spawnCameraSimulator>>;

async function startJanus(url: string, { username, password }: Simulator): Promise<JanusServer | null> {
  return JanusServer.isInstalled ? JanusServer.create([{ id: mountPoint, url, username, password }]) : null;
}

async function measureWarm(simulator: Simulator, janus: JanusServer | null) {
  const lab = await VideoLab.create({ simulator, lingerMs: 60_000, janus });
  const warm: FirstPicture[] = [];
  const warmJanus: FirstPicture[] = [];
  try {
    for (let run = -1; run < warmRuns; run += 1) {
      const ours = await lab.askOurs();
      await lab.clearOurs();
      await wait((run * stepMs + keyFrameMs) % keyFrameMs);
      if (janus !== null) {
        const theirs = await lab.askJanus(mountPoint);
        await lab.clearJanus();
        await wait((run * stepMs + keyFrameMs) % keyFrameMs);
        if (run >= 0) warmJanus.push(theirs);
      }
      // The first turn made the camera warm and the page ready.
      if (run >= 0) warm.push(ours);
    }
    await lab.askOurs();
    const ages = await lab.steadyAges('ours', glassFrames);
    await lab.clearOurs();
    if (janus === null) return { warm, warmJanus, ages, agesJanus: [] };
    await lab.askJanus(mountPoint);
    return { warm, warmJanus, ages, agesJanus: await lab.steadyAges('janus', glassFrames) };
  } finally {
    await lab.close();
  }
}

async function measureCold(simulator: Simulator): Promise<FirstPicture[]> {
  const lab = await VideoLab.create({ simulator, lingerMs: 0, janus: null });
  const cold: FirstPicture[] = [];
  try {
    for (let run = -1; run < coldRuns; run += 1) {
      const ours = await lab.askOurs();
      await lab.clearOurs();
      await lab.untilReleased();
      // The first turn made the page ready.
      if (run >= 0) cold.push(ours);
    }
    return cold;
  } finally {
    await lab.close();
  }
}

function middle(samples: readonly number[]): number | null {
  return samples.length === 0 ? null : percentile(samples, 0.5);
}

/** What the first frame of all was like, whatever its age. */
function firstWords(pictures: readonly FirstPicture[]): string {
  if (pictures.length === 0) return 'not measured';
  const after = pictures.map(({ firstMs }) => firstMs);
  const ages = pictures.map(({ firstAgeMs }) => firstAgeMs);
  return `first frame of any age after ${percentile(after, 0.5).toFixed(0)} / ${percentile(after, 0.95).toFixed(0)} ms (p50 / p95), then ${percentile(ages, 0.5).toFixed(0)} ms old (p50)`;
}
