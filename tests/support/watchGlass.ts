import type { Page } from 'playwright-core';

export interface WatchedGlass {
  /** What was on the glass, in order: the cameras of its tiles, joined. */
  readonly scenes: readonly string[];
  /** What was opened ahead beneath it. */
  readonly warmed: readonly string[];
  readonly frames: number;
  /** Frames in which a tile on the glass had no picture or a black one. */
  readonly blackFrames: number;
}

/**
 * Looks at every tile on the glass of a wall each time the page draws, from the first frame in which all have pictures,
 * until so many arrangements were shown, and for the limit at most.
 */
export async function watchGlass(page: Page, sceneCount: number, limitMs: number): Promise<WatchedGlass> {
  return page.evaluate(
    async ({ sceneCount: wanted, limitMs: limit }) => {
      const canvas = document.createElement('canvas');
      canvas.width = 16;
      canvas.height = 9;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('No canvas');
      const hasPicture = (tile: Element): boolean => {
        const video = [...tile.querySelectorAll('video')].findLast(
          ({ readyState }) => readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
        );
        if (video === undefined) return false;
        context.drawImage(video, 0, 0, 16, 9);
        const { data } = context.getImageData(0, 0, 16, 9);
        return data.reduce((sum, value, index) => (index % 4 === 1 ? sum + value : sum), 0) / (16 * 9) >= 12;
      };
      const camerasOf = (phase: string) =>
        [...document.querySelectorAll(`.wall-grid[data-phase="${phase}"] [data-camera]`)]
          .map((tile) => tile.getAttribute('data-camera') ?? '')
          .join(' ');
      const scenes: string[] = [];
      const warmed: string[] = [];
      // Told of every change, however seldom a crowded machine draws.
      const observer = new MutationObserver(() => {
        const ahead = camerasOf('warming');
        if (ahead !== '' && ahead !== warmed.at(-1)) warmed.push(ahead);
      });
      observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-phase'] });
      let frames = 0;
      let blackFrames = 0;
      const until = performance.now() + limit;
      while (scenes.length < wanted && performance.now() < until) {
        await new Promise(requestAnimationFrame);
        const tiles = [...document.querySelectorAll('.wall-grid[data-phase="shown"] [data-camera]')];
        const areAllThere = tiles.length > 0 && tiles.every(hasPicture);
        if (frames === 0 && !areAllThere) continue;
        frames += 1;
        if (!areAllThere) blackFrames += 1;
        const shown = camerasOf('shown');
        if (shown !== scenes.at(-1)) scenes.push(shown);
      }
      observer.disconnect();
      return { scenes, warmed, frames, blackFrames };
    },
    { sceneCount, limitMs },
  );
}
