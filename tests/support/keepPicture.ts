import type { Page } from 'playwright-core';

/** Keeps a screenshot of the page in the folder that YIGAN_PICTURES names, for people who want to look; nothing without it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['YIGAN_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
