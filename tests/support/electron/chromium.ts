import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { standInSettings } from './standInSettings.ts';

const browser = await chromium.connectOverCDP(standInSettings.browserUrl, { timeout: 30_000 });
const [context] = browser.contexts();
if (context === undefined) throw new Error('Chromium has no profile to open windows in');

const ours = new Set<Page>();
let opening = 0;

/** The profile that all windows share, as Electron's default session. */
export const profile: BrowserContext = context;

export async function openPage(): Promise<Page> {
  opening += 1;
  try {
    const page = await profile.newPage();
    ours.add(page);
    return page;
  } finally {
    opening -= 1;
  }
}

/** Calls back for every page that nobody opened through `openPage`: a window that a page opened. */
export function onForeignPage(listener: (page: Page) => void): void {
  profile.on('page', (page) => {
    if (opening === 0 && !ours.has(page)) listener(page);
  });
}

export async function disconnect(): Promise<void> {
  await Promise.all([...ours].map((page) => page.close().catch(() => undefined)));
  await browser.close();
}
