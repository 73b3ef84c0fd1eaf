import type { Page } from 'playwright-core';

export interface LayoutShift {
  /** As in Cumulative Layout Shift: the part of the page that moved times how far. */
  readonly value: number;
  /** What moved. */
  readonly moved: readonly string[];
}

export interface WatchedShifts {
  readonly read: () => Promise<LayoutShift[]>;
  readonly forget: () => Promise<void>;
}

type Noting = Window & { noted?: LayoutShift[] };

interface ShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Notes from the page's first moment on what moves without having been touched. */
export async function watchShifts(page: Page): Promise<WatchedShifts> {
  await page.addInitScript(() => {
    const noted: LayoutShift[] = ((window as Noting).noted = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as ShiftEntry[]) {
        if (entry.hadRecentInput) continue;
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? (node.getAttribute('class') ?? '') : '',
        );
        noted.push({ value: entry.value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return {
    read: () => page.evaluate(() => [...((window as Noting).noted ?? [])]),
    forget: () => page.evaluate(() => void (window as Noting).noted?.splice(0)),
  };
}
