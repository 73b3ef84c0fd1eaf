import { useSyncExternalStore } from 'react';
import { z } from 'zod';

export const themes = ['dark', 'contrast'] as const;
/** `auto` follows the width of the window: from 1366 pixels to a 4K display at arm's length. */
export const scales = ['auto', 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;

const storageKey = 'yigan.appearance';
const appearanceSchema = z.object({ theme: z.enum(themes), scale: z.union(scales.map((one) => z.literal(one))) });
export type Appearance = z.infer<typeof appearanceSchema>;

/** What the root's font size is at scale 1, pixels. */
const rootFontPx = 16;
const usual: Appearance = { theme: 'dark', scale: 'auto' };

/** How large everything is on a window of this width when nobody chose: growing in steps, never with every pixel. */
export function scaleForWidth(widthPx: number): number {
  if (widthPx < 1_400) return 0.95;
  if (widthPx < 2_300) return 1;
  if (widthPx < 3_000) return 1.2;
  return widthPx < 3_600 ? 1.4 : 1.65;
}

/** How this computer's pages look, kept across logins and put on the page's root. */
class AppearanceStore {
  #appearance = readKept();
  #scale = 1;
  readonly #listeners = new Set<() => void>();

  get appearance(): Appearance {
    return this.#appearance;
  }

  get scale(): number {
    return this.#scale;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly change = (change: Partial<Appearance>): void => {
    this.#appearance = { ...this.#appearance, ...change };
    localStorage.setItem(storageKey, JSON.stringify(this.#appearance));
    this.apply();
  };

  readonly apply = (): void => {
    const { theme, scale } = this.#appearance;
    this.#scale = scale === 'auto' ? scaleForWidth(window.innerWidth) : scale;
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.style.fontSize = `${rootFontPx * this.#scale}px`;
    for (const listener of this.#listeners) listener();
  };
}

function readKept(): Appearance {
  try {
    return appearanceSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return usual;
  }
}

let store: AppearanceStore | null = null;

/** Once per page, before it is drawn: nothing jumps afterwards. */
export function applyAppearance(): void {
  if (store !== null) return;
  store = new AppearanceStore();
  store.apply();
  window.addEventListener('resize', store.apply);
}

export function useAppearance(): { appearance: Appearance; scale: number; change: AppearanceStore['change'] } {
  if (store === null) throw new Error('applyAppearance was not called on this page');
  const { subscribe, change } = store;
  const appearance = useSyncExternalStore(subscribe, () => store?.appearance ?? usual);
  const scale = useSyncExternalStore(subscribe, () => store?.scale ?? 1);
  return { appearance, scale, change };
}
