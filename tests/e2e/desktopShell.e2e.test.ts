import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { YiganDesktop } from '../../protocol/desktop/desktopChannels.ts';
import type { DesktopSettings } from '../../protocol/desktop/desktopSettings.ts';
import {
  createDesktopMachine,
  oneDisplay,
  threeDisplays,
  type DesktopMachine,
} from '../support/electron/launchDesktop.ts';
import { openTinyHall, type TinyHall } from '../support/electron/openTinyHall.ts';
import type { Desktop } from '../support/electron/Desktop.ts';
import { waitFor } from '../support/electron/waitFor.ts';

interface DesktopWindow {
  yiganDesktop: YiganDesktop;
  heard: unknown[];
}
declare const window: DesktopWindow & Window;

let folder: string;
let machine: DesktopMachine;
let foreign: TinyHall;
let hall: TinyHall;
let desktop: Desktop | null = null;
const settingsFile = () => join(machine.userData, 'settings.json');
const readSettings = () => JSON.parse(readFileSync(settingsFile(), 'utf8')) as DesktopSettings;

function start(options: Parameters<DesktopMachine['start']>[0] = {}): Desktop {
  desktop = machine.start({ parameters: [`--server=${hall.url}`], ...options });
  return desktop;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-desktop-'));
  machine = await createDesktopMachine(folder);
  foreign = await openTinyHall();
  hall = await openTinyHall({
    '/leave': `<a href="${foreign.url}/taken">leave</a>`,
    '/bounce': `redirect:${foreign.url}/bounced`,
    '/framed': `<iframe src="${foreign.url}/inside"></iframe><iframe src="/own"></iframe>`,
  });
});
afterAll(async () => {
  await machine.close();
  await hall.close();
  await foreign.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => rmSync(machine.userData, { recursive: true, force: true }));
afterEach(async () => {
  await desktop?.kill();
  desktop = null;
});

test('opens every window sandboxed, isolated, without Node, and in a package without developer tools', async () => {
  const shell = start({ displays: threeDisplays, isPackaged: true });
  const page = await shell.page(hall.url);
  await page.evaluate(() => window.yiganDesktop.call('walls.open', { displayId: '12', wallId: 'main' }));
  await shell.page('/wall?wall=main');
  const preferences = await shell.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const { preload, ...rest } = webContents.getLastWebPreferences() as { preload: string };
        return { ...rest, preload: preload.split('/').slice(-2).join('/') };
      }),
    null,
  );
  const secure = {
    preload: 'preload/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
  };
  expect(preferences).toEqual([secure, secure]);
});

test('gives a page two functions and nothing of Node or Electron', async () => {
  const page = await start().page(hall.url);
  const seen = await page.evaluate(() => ({
    bridge: Object.keys(window.yiganDesktop).sort(),
    leaks: ['require', 'process', 'module', 'electron', 'Buffer'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ bridge: ['call', 'on'], leaks: [] });
});

test('refuses to leave the origin of the hall by link, redirect, script or new window', async () => {
  const shell = start();
  const page = await shell.page(hall.url);
  await page.goto(`${hall.url}/leave`);
  await page.getByText('leave').click();
  await waitFor(
    () => shell.words().includes('/taken'),
    () => 'the refusal of the link',
  );
  await page.evaluate((url) => window.location.assign(url), `${hall.url}/bounce`);
  await waitFor(
    () => shell.words().includes('/bounced'),
    () => 'the refusal of the redirect',
  );
  await page.evaluate((url) => void window.open(url), `${foreign.url}/opened`);
  await waitFor(
    () => shell.words().includes('/opened'),
    () => 'the refusal of the window',
  );
  expect(page.url()).toBe(`${hall.url}/leave`);
  expect(await shell.urls()).toHaveLength(1);
  expect(foreign.requests.filter((request) => /taken|bounced/.test(request))).toEqual([]);
});

test('hears no call from a frame inside a page, be it ours or foreign', async () => {
  const page = await start().page(hall.url);
  await page.goto(`${hall.url}/framed`);
  await waitFor(
    () => page.frames().some((frame) => frame.url().endsWith('/own')),
    () => 'the frame',
  );
  const own = page.frames().find((frame) => frame.url().endsWith('/own'));
  if (machine.isStandIn) {
    // A frame gets no preload; this is the wire below it, which a frame that broke out could reach.
    const reply = await own?.evaluate(() =>
      (window as unknown as { standInInvoke: (channel: string, values: unknown[]) => Promise<unknown> }).standInInvoke(
        'desktop:settings.read',
        [{}],
      ),
    );
    expect(reply).toEqual({ value: { rejection: { code: 'forbidden', reason: 'foreignOrigin' } } });
  }
  expect(await own?.evaluate(() => 'yiganDesktop' in window)).toBe(false);
  expect(page.frames().some((frame) => frame.url().startsWith(foreign.url))).toBe(false);
});

test('refuses malformed input and unknown calls, and changes nothing', async () => {
  const page = await start().page(hall.url);
  const call = (name: string, input: unknown) =>
    page.evaluate(([name, input]) => window.yiganDesktop.call(name, input).catch((error: unknown) => String(error)), [
      name,
      input,
    ] as const);
  const malformed = { rejection: { code: 'malformed', reason: 'malformedInput' } };
  expect(await call('walls.open', { displayId: 11, wallId: 'main' })).toEqual(malformed);
  expect(await call('walls.open', { displayId: '11', wallId: '../etc' })).toEqual(malformed);
  expect(await call('settings.save', { serverUrl: 'http://user:secret@hall/' })).toEqual(malformed);
  expect(await call('settings.save', { isDemo: true })).toEqual(malformed);
  expect(await call('settings.read', null)).toEqual(malformed);
  expect(await call('walls.open', { displayId: '99', wallId: 'main' })).toEqual({
    rejection: { code: 'notFound', reason: 'displayUnknown' },
  });
  expect(await call('app.quit', {})).toContain('No handler registered');
  expect(readdirSync(machine.userData)).not.toContain('settings.json');
});

test('shows a wall on each chosen display, brings it back after a restart and with its display', async () => {
  const first = start({ displays: threeDisplays });
  const page = await first.page(hall.url);
  for (const [wallDisplay, displayId] of ['12', '13'].entries()) {
    await page.evaluate((input) => window.yiganDesktop.call('walls.open', { wallId: 'main', ...input }), {
      displayId,
      wallDisplay,
    });
  }
  const bounds = ({ BrowserWindow }: Parameters<Parameters<Desktop['evaluate']>[0]>[0]) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().includes('/wall'))
      .map((window) => window.getBounds())
      .sort((a, b) => a.x - b.x);
  const addresses = ({ BrowserWindow }: Parameters<Parameters<Desktop['evaluate']>[0]>[0]) =>
    BrowserWindow.getAllWindows()
      .filter(({ webContents }) => webContents.getURL().includes('/wall'))
      .sort((a, b) => a.getBounds().x - b.getBounds().x)
      .map(({ webContents }) => new URL(webContents.getURL()).search);
  const walls = [threeDisplays[1]?.bounds, threeDisplays[2]?.bounds];
  const shown = ['?wall=main', '?wall=main&display=2'];
  await waitFor(
    async () => (await first.evaluate(bounds, null)).length === 2,
    () => 'two walls',
  );
  expect(await first.evaluate(bounds, null)).toEqual(walls);
  expect(await first.evaluate(addresses, null)).toEqual(shown);
  expect(await first.quit()).toBe(0);

  // The system numbers its displays anew.
  const renumbered = threeDisplays.map((display) => ({ ...display, id: display.id + 100 }));
  const second = start({ displays: renumbered });
  await waitFor(
    async () => (await second.evaluate(bounds, null)).length === 2,
    () => 'both walls again',
  );
  expect(await second.evaluate(bounds, null)).toEqual(walls);
  expect(await second.evaluate(addresses, null)).toEqual(shown);

  await second.evaluate(({ screen }, displays) => screen.setDisplays(displays), renumbered.slice(0, 2));
  await waitFor(
    async () => (await second.evaluate(bounds, null)).length === 1,
    () => 'the wall to go',
  );
  await second.evaluate(({ screen }, displays) => screen.setDisplays(displays), renumbered);
  await waitFor(
    async () => (await second.evaluate(bounds, null)).length === 2,
    () => 'the wall to return',
  );

  // A wall that a person closes stays closed.
  const seat = await second.page(`${hall.url}/`);
  await second.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getBounds().x === 2240)
        ?.close(),
    null,
  );
  await waitFor(
    () => readSettings().walls.length === 1,
    () => 'the closed wall to be forgotten',
  );
  expect(await seat.evaluate(() => window.yiganDesktop.call('displays.list', {}))).toMatchObject({
    output: [{ wallId: null }, { wallId: 'main' }, { wallId: null }],
  });
});

test('puts a wall that a page opens by itself on a display beside the seat', async () => {
  const shell = start({ displays: threeDisplays });
  const page = await shell.page(hall.url);
  await page.evaluate(() => void window.open('/wall?wall=main', 'yigan-wall'));
  await shell.page('/wall?wall=main');
  await waitFor(
    () => readSettings().walls.length === 1,
    () => 'the wall to be remembered',
  );
  await page.evaluate(() => void window.open('/wall?wall=main', 'yigan-wall'));
  const focused = () =>
    shell.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? '', null);
  await waitFor(
    async () => (await focused()).includes('/wall'),
    () => 'the wall in front',
  );
  expect((await shell.urls()).sort()).toEqual([`${hall.url}/`, `${hall.url}/wall?wall=main`]);
  expect(readSettings().walls.map(({ display }) => display.label)).toEqual(['Wall left']);
});

test('loads a crashed page again and tells it so', async () => {
  const shell = start();
  const crashed = await shell.page(hall.url);
  await crashed.waitForFunction(() => 'yiganDesktop' in window);
  expect(await crashed.evaluate(() => window.yiganDesktop.call('page.recovery', {}))).toEqual({ output: null });
  const isCrashed = crashed.waitForEvent('crash');
  await shell.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    null,
  );
  await isCrashed;
  await waitFor(
    () => crashed.isClosed(),
    () => 'the crashed page to be replaced',
  );
  const fresh = await shell.page(hall.url);
  await fresh.waitForFunction(() => 'yiganDesktop' in window);
  expect(await fresh.evaluate(() => window.yiganDesktop.call('page.recovery', {}))).toEqual({
    output: { reason: 'crashed', times: 1 },
  });
});

test('shows why while the server does not answer, and the page as soon as it does', async () => {
  const lateHall = await openTinyHall();
  await lateHall.close();
  const shell = start({ parameters: [`--server=${lateHall.url}`] });
  const status = await shell.page('data:text/html');
  await status.getByText('ERR_CONNECTION_REFUSED').waitFor();
  expect(await status.getByRole('status').textContent()).toBe('连接不上服务器');
  const opened = await openTinyHall({}, Number(new URL(lateHall.url).port));
  try {
    await (await shell.page(opened.url)).getByRole('heading', { name: '/' }).waitFor();
  } finally {
    await opened.close();
  }
});

test('moves the seat to the server named on that page only when the person agrees', async () => {
  const gone = await openTinyHall();
  await gone.close();
  const shell = start({ parameters: [`--server=${gone.url}`], answers: [1, 0] });
  const status = await shell.page('data:text/html');
  const fill = async () => {
    await status.getByRole('textbox').fill(hall.url);
    await status.getByRole('button').click();
  };
  const asked = () => shell.evaluate(({ dialog }) => dialog.shown.map(({ message }) => message), null);
  await fill();
  await waitFor(
    async () => (await asked()).length === 1,
    () => 'the question',
  );
  expect(await asked()).toEqual([`把本席位连接到 ${hall.url}？`]);
  expect(readdirSync(machine.userData)).not.toContain('settings.json');
  await fill();
  expect(await shell.exited).toBe(0);
  expect(readSettings().serverUrl).toBe(hall.url);
});

test('brings the first shell to the front instead of starting a second', async () => {
  const first = start();
  await first.page(hall.url);
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), null);
  const second = machine.start({ parameters: [`--server=${hall.url}`] });
  expect(await second.exited).toBe(0);
  const isInFront = () =>
    first.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return window?.isFocused() === true && !window.isMinimized();
    }, null);
  await waitFor(isInFront, () => 'the first window in front');
  expect(await first.urls()).toEqual([`${hall.url}/`]);
});

test('sets damaged settings aside, says so, and starts with the defaults', async () => {
  mkdirSync(machine.userData, { recursive: true });
  const damaged = '{"version":1,"walls":[{"display":';
  writeFileSync(settingsFile(), damaged);
  const shell = start();
  const page = await shell.page(hall.url);
  const aside = readdirSync(machine.userData).find((name) => name.startsWith('settings.json.damaged-')) ?? 'none';
  expect(readFileSync(join(machine.userData, aside), 'utf8')).toBe(damaged);
  const shown = await shell.evaluate(({ dialog }) => dialog.shown, null);
  expect(shown).toMatchObject([{ message: '设置文件已损坏', detail: expect.stringContaining(aside) as string }]);
  expect(await page.evaluate(() => window.yiganDesktop.call('settings.read', {}))).toMatchObject({
    output: { serverUrl: null, language: 'zh-CN', pushToTalkState: 'bound' },
  });
});

test('tells the seat of the talk key: held in its own window, latched in other programs', async () => {
  const shell = start({ displays: oneDisplay });
  const page = await shell.page(hall.url);
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['pushToTalkPressed', 'pushToTalkReleased']) {
      window.yiganDesktop.on(name, (notice) => window.heard.push(notice));
    }
    window.yiganDesktop.on('pushToTalkPressed', () => window.heard.push('unwanted'))();
  });
  const heard = async (count: number) => {
    await waitFor(
      async () => (await page.evaluate(() => window.heard)).length >= count,
      () => `${count} notices`,
    );
    return page.evaluate(() => window.heard.splice(0));
  };
  const press = () => shell.evaluate(({ globalShortcut }) => globalShortcut.press('Control+Alt+Space'), null);

  await page.keyboard.down('Control');
  await page.keyboard.down('Alt');
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  expect(await heard(2)).toEqual([{ how: 'held' }, { why: 'key' }]);
  await page.keyboard.down('Space');
  expect(await heard(1)).toEqual([{ how: 'held' }]);
  await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur(), null);
  expect(await heard(1)).toEqual([{ why: 'focusLost' }]);

  expect(await press()).toBe(true);
  expect(await heard(1)).toEqual([{ how: 'latched' }]);
  await shell.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'), null);
  expect(await heard(1)).toEqual([{ why: 'away' }]);

  await page.evaluate(() => window.yiganDesktop.call('pushToTalk.bind', { key: null }));
  expect(await press()).toBe(false);
});

test('says when another program has the talk key', async () => {
  const page = await start({ takenKeys: ['F13'] }).page(hall.url);
  const key = { code: 'F13', isControl: false, isAlt: false, isShift: false };
  expect(await page.evaluate((key) => window.yiganDesktop.call('pushToTalk.bind', { key }), key)).toEqual({
    output: { state: 'taken' },
  });
  expect(readSettings().pushToTalkKey).toEqual(key);
});
