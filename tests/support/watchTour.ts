import type { Page } from 'playwright-core';

export interface WatchedTour {
  /** Cameras that were on the glass, in order. */
  readonly cameras: readonly string[];
  /** Looks at the glass, and those that found no picture or a black one. */
  readonly samples: number;
  readonly blackSamples: number;
  /** What the tile said of itself at those that found none or a black one: condition and how often. */
  readonly blackWhile: Readonly<Record<string, number>>;
  /** The most videos and live tracks there were at once, per half of the watch: growth would be a leak. */
  readonly mostVideos: readonly [number, number];
}

/**
 * Looks at the picture of a tour on tile 0 every 40 ms, from its first picture, until so many cameras were shown, and for
 * the limit at most; `Infinity` looks until then.
 */
export async function watchTour(page: Page, cameraCount: number, limitMs: number): Promise<WatchedTour> {
  return page.evaluate(
    async ({ cameraCount: wanted, limitMs: limit }) => {
      const canvas = document.createElement('canvas');
      canvas.width = 16;
      canvas.height = 9;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('No canvas');
      const cameras: string[] = [];
      const videoCounts: number[] = [];
      let samples = 0;
      let blackSamples = 0;
      const blackWhile: Record<string, number> = {};
      const until = performance.now() + limit;
      while (cameras.length < wanted && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 40));
        const layer = document.querySelector('[data-tile="0"] .wall-tour-layer[data-phase="shown"]');
        const videos = [...(layer?.querySelectorAll('video') ?? [])];
        const video = videos.findLast(({ readyState }) => readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
        if (samples === 0 && video === undefined) continue;
        samples += 1;
        videoCounts.push(document.querySelectorAll('video').length);
        let luma = 0;
        if (video !== undefined) {
          context.drawImage(video, 0, 0, 16, 9);
          const { data } = context.getImageData(0, 0, 16, 9);
          luma = data.reduce((sum, value, index) => (index % 4 === 1 ? sum + value : sum), 0) / (16 * 9);
        }
        const tile = layer?.querySelector('[data-camera]');
        if (luma < 12) {
          blackSamples += 1;
          const words = `${tile?.getAttribute('data-condition') ?? 'no tile'}, ${video === undefined ? 'no picture' : 'black'}`;
          blackWhile[words] = (blackWhile[words] ?? 0) + 1;
        }
        const shown = tile?.getAttribute('data-camera') ?? '';
        if (shown !== cameras.at(-1)) cameras.push(shown);
      }
      const half = Math.floor(videoCounts.length / 2);
      const most = (counts: number[]) => counts.reduce((first, second) => Math.max(first, second), 0);
      return {
        cameras,
        samples,
        blackSamples,
        blackWhile,
        mostVideos: [most(videoCounts.slice(0, half)), most(videoCounts.slice(half))] as const,
      };
    },
    { cameraCount, limitMs },
  );
}
