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
  const before = { cpu: browserCpuSeconds(), at: performance.now() };
  await new Promise((resolve) => setTimeout(resolve, options.spanMs));
  const after = { cpu: browserCpuSeconds(), at: performance.now() };
  const shown = await shownFrames(page);
  const seconds = (after.at - before.at) / 1_000;
  return {
    cores: (after.cpu - before.cpu) / seconds,
    shownPerSecond: shown / seconds,
    lostShare: Math.max(0, 1 - shown / (options.streams * options.framesPerSecond * seconds)),
  };
}

/** Frames on the glass since the last call; a video that came meanwhile counts from its beginning. */
function shownFrames(page: Page): Promise<number> {
  return page.evaluate(() => {
    const before = window.benchShown as typeof window.benchShown | undefined;
    window.benchShown = new Map(
      [...document.querySelectorAll('video')].map((video) => {
        const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
        return [video, totalVideoFrames - droppedVideoFrames];
      }),
    );
    return [...window.benchShown].reduce((sum, [video, shown]) => sum + shown - (before?.get(video) ?? 0), 0);
  });
}
