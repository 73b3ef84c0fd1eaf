import type { Page } from 'playwright-core';
import { browserCpuSeconds } from './browserCpu.ts';

/** What one page did with its streams in a span of time. */
export interface PageCost {
  /** Processor time of the whole browser over the time that passed; 2 is two full cores. */
  readonly cores: number;
  /** Frames that reached the glass, a second, over all videos. */
  readonly shownPerSecond: number;
  /** Share of the frames sent that did not reach the glass. */
  readonly lostShare: number;
}

const pictureTimeoutMs = 90_000;
/** A tile that moves to another line meanwhile takes the count of its former video with it: such a span is not counted. */
const mostSpans = 5;

/** Waits until every stream has a picture that moves. */
export async function untilAllMove(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('video')].filter((video) => video.getVideoPlaybackQuality().totalVideoFrames >= 10)
        .length >= wanted,
    count,
    { polling: 500, timeout: pictureTimeoutMs },
  );
}

declare global {
  interface Window {
    /** What each video had shown when the span began. */
    benchShown: Map<HTMLVideoElement, number>;
  }
}

/** Of a page with so many streams of so many frames a second each. */
export async function watchPage(
  page: Page,
  options: { readonly spanMs: number; readonly streams: number; readonly framesPerSecond: number },
): Promise<PageCost> {
  await shownFrames(page);
  for (let span = 0; span < mostSpans; span += 1) {
    const before = { cpu: browserCpuSeconds(), at: performance.now() };
    await new Promise((resolve) => setTimeout(resolve, options.spanMs));
    const after = { cpu: browserCpuSeconds(), at: performance.now() };
    const { shown, came } = await shownFrames(page);
    if (came > 0) continue;
    const seconds = (after.at - before.at) / 1_000;
    return {
      cores: (after.cpu - before.cpu) / seconds,
      shownPerSecond: shown / seconds,
      lostShare: Math.max(0, 1 - shown / (options.streams * options.framesPerSecond * seconds)),
    };
  }
  throw new Error(`In each of ${mostSpans} spans a tile got another video`);
}

/** Frames on the glass since the last call, and how many videos came meanwhile. */
function shownFrames(page: Page): Promise<{ shown: number; came: number }> {
  return page.evaluate(() => {
    const before = window.benchShown as typeof window.benchShown | undefined;
    window.benchShown = new Map(
      [...document.querySelectorAll('video')].map((video) => {
        const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
        return [video, totalVideoFrames - droppedVideoFrames];
      }),
    );
    const now = [...window.benchShown];
    return {
      shown: now.reduce((sum, [video, shown]) => sum + shown - (before?.get(video) ?? 0), 0),
      came: now.filter(([video]) => before?.has(video) !== true).length,
    };
  });
}
