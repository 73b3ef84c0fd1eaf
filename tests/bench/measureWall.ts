import { spawnCameraSimulator } from '../support/spawnCameraSimulator.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';
import { TileLab, type Swap } from './wall/TileLab.ts';
import { untilAllMove, watchPage, type PageCost } from './wall/watchPage.ts';
import { WallLab } from './wall/WallLab.ts';

const tiles = 36;
const turns = 3;
const spanMs = 8_000;
/** By then each tile has moved to the line that all viewers share. */
const settleMs = 4_000;
/** Time enough for the rule for weak machines to come to rest. */
const ruleMs = 40_000;
const subFramesPerSecond = 12.5;
const swaps = 20;
const recoveries = 10;
/** Between two deaths of the media worker, so that each meets tiles that stand. */
const restMs = 2_500;
const keyFrameMs = 2_000;
const setting = `key frame every ${keyFrameMs / 1_000} s, software rendering; simulated cameras, server and browser on one machine`;

/**
 * wall.36: processor time of the browser with 36 sub-streams on our wall over that of a page with 36 bare `<video>`, in
 * turns, the rule for weak machines kept out; wall.36.lost: the frames each did not show. video.swap: from asking for the
 * main stream to its first frame. video.recover: from the death of the media worker to the last of nine tiles showing a
 * new picture.
 */
export async function measureWall(): Promise<Figure[]> {
  const wall = await WallLab.create();
  let figures: Figure[];
  try {
    figures = await measureTiles(wall);
  } finally {
    await wall.close();
  }
  const simulator = await spawnCameraSimulator(['--key-interval-ms', String(keyFrameMs)]);
  try {
    const lab = await TileLab.create(simulator);
    try {
      return [...figures, await measureSwap(lab), await measureRecovery(lab)];
    } finally {
      await lab.close();
    }
  } finally {
    await simulator.close();
  }
}

async function measureTiles(lab: WallLab): Promise<Figure[]> {
  const cameraIds = await lab.fillWall(tiles);
  const ours: PageCost[] = [];
  const bare: PageCost[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const wall = await lab.openWall({ isFullRate: true });
    ours.push(await costOf(wall.window.page, settleMs).finally(() => wall.browser.close()));
    const plain = await lab.openBare(cameraIds);
    bare.push(await costOf(plain.page, settleMs).finally(() => plain.browser.close()));
  }
  const ruled = await measureRule(lab);
  const streams = `36 sub-streams 640x360 at ${subFramesPerSecond} fps of twelve cameras on 1920x1080, ${setting}`;
  const middleOf = (costs: readonly PageCost[], of: keyof PageCost): number =>
    percentile(
      costs.map((cost) => cost[of]),
      0.5,
    );
  return [
    figureOf({
      id: 'wall.36',
      unit: 'cores',
      samples: ours.map(({ cores }) => cores),
      goal: '<= 1.1x',
      yardstick: { name: 'a page of 36 bare <video>', value: middleOf(bare, 'cores') },
      conditions: `${streams}; every tile at full rate; under the rule for weak machines: ${ruled}`,
    }),
    figureOf({
      id: 'wall.36.lost',
      unit: '% of frames',
      samples: ours.map(({ lostShare }) => lostShare * 100),
      goal: 'no more than the bare page',
      yardstick: { name: 'a page of 36 bare <video>', value: middleOf(bare, 'lostShare') * 100 },
      conditions: `${streams}; sent and not shown, by getVideoPlaybackQuality; shown ${middleOf(ours, 'shownPerSecond').toFixed(0)} a second, bare ${middleOf(bare, 'shownPerSecond').toFixed(0)}`,
    }),
  ];
}

/** The wall as it is delivered, in words: what it costs, and how many tiles gave way. */
async function measureRule(lab: WallLab): Promise<string> {
  const { window, browser } = await lab.openWall({ isFullRate: false });
  try {
    const { cores } = await costOf(window.page, ruleMs);
    const low = await window.page.locator('[data-rate="keyFrames"]').count();
    return `${cores.toFixed(2)} cores, ${low} of ${tiles} tiles at low rate after ${ruleMs / 1_000} s`;
  } finally {
    await browser.close();
  }
}

async function costOf(page: Parameters<typeof watchPage>[0], afterMs: number): Promise<PageCost> {
  await untilAllMove(page, tiles);
  await page.waitForTimeout(afterMs);
  return watchPage(page, { spanMs, streams: tiles, framesPerSecond: subFramesPerSecond });
}

async function measureSwap(lab: TileLab): Promise<Figure> {
  const measured: Swap[] = [];
  for (let run = -1; run < swaps; run += 1) {
    const swap = await lab.swap();
    // The first turn made the page ready.
    if (run >= 0) measured.push(swap);
  }
  const sum = (of: 'looks' | 'blackLooks'): number => measured.reduce((total, swap) => total + swap[of], 0);
  const black = sum('blackLooks');
  return figureOf({
    id: 'video.swap',
    unit: 'ms',
    samples: measured.map(({ ms }) => ms),
    goal: 'p95 <= 300, no black frame',
    yardstick: { name: 'none', value: null },
    conditions: `640x360 to 1280x720, the main stream pulled by nobody before, ${setting}; ${black} black or empty of ${sum('looks')} looks at the glass, one an animation frame`,
  });
}

async function measureRecovery(lab: TileLab): Promise<Figure> {
  await lab.hideAll();
  await lab.showAll();
  const first: number[] = [];
  const last: number[] = [];
  for (let run = 0; run < recoveries; run += 1) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const times = await lab.recover();
    first.push(Math.min(...times));
    last.push(Math.max(...times));
  }
  return figureOf({
    id: 'video.recover',
    unit: 'ms',
    samples: last,
    goal: 'p95 <= 1000',
    yardstick: { name: 'none', value: null },
    conditions: `nine tiles of nine cameras, media worker killed, ${setting}; first tile back after ${percentile(first, 0.5).toFixed(0)} / ${percentile(first, 0.95).toFixed(0)} ms (p50 / p95)`,
  });
}
