import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const outsidePath = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What Chromium needs on a machine without screen, camera or person. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** The Chromium of this machine: CHROMIUM_PATH, else the first of the usual names in PATH. */
export function chromiumPath(): string {
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const candidates = [process.env['CHROMIUM_PATH'] ?? '', ...inPath, ...outsidePath];
  const found = candidates.find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('No Chromium here: run "npm run setup -- --for test", or set CHROMIUM_PATH');
  return found;
}

/** Real Chromium, headless, with a fresh profile, a fake camera and microphone, and WebGL in software. */
export function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: false,
    args: [...browserFlags, ...extraFlags],
    timeout: 60_000,
  });
}
