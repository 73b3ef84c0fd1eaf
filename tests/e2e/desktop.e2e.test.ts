import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { YiganDesktop } from '../../protocol/desktop/desktopChannels.ts';
import type { DesktopSettings } from '../../protocol/desktop/desktopSettings.ts';
import { demoPassword } from '../support/hallServer.ts';
import { createDesktopMachine, threeDisplays, type DesktopMachine } from '../support/electron/launchDesktop.ts';
import { waitFor } from '../support/electron/waitFor.ts';

interface DesktopWindow {
  yiganDesktop: YiganDesktop;
  statuses: string[];
}
declare const window: DesktopWindow & Window;

let folder: string;
let machine: DesktopMachine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-desktop-'));
  machine = await createDesktopMachine(folder);
});
afterAll(async () => {
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('runs the real server beside the seat, over its crash and over a restart of the shell', async () => {
  // The person chooses the demo city, once.
  const first = machine.start({ displays: threeDisplays, answers: [0] });
  const seat = await first.page('http://127.0.0.1');
  const { origin } = new URL(seat.url());
  await seat.locator('input[type="password"]').waitFor();
  expect(await first.evaluate(({ dialog }) => dialog.shown.map(({ message }) => message), null)).toEqual([
    '这台电脑上运行哪一种？',
  ]);

  await seat.evaluate(() => {
    window.statuses = [];
    window.yiganDesktop.on('serverStatus', (notice) => window.statuses.push((notice as { state: string }).state));
  });
  await seat.evaluate(() => window.yiganDesktop.call('walls.open', { displayId: '12', wallId: 'main' }));
  const wall = await first.page('/wall?wall=main');
  expect(await wall.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([960, 540]);
  await wall.locator('input[type="password"]').waitFor();

  const killed = await first.evaluate(({ utilityProcess }) => {
    const [server] = utilityProcess.running;
    if (server?.pid !== undefined) process.kill(server.pid, 'SIGKILL');
    return server?.pid;
  }, null);
  const states = () => seat.evaluate(() => window.statuses);
  await waitFor(
    async () => (await states()).includes('ready'),
    () => 'the server again',
  );
  expect(await states()).toEqual(['restarting', 'ready']);
  expect(await first.evaluate(({ utilityProcess }) => utilityProcess.running[0]?.pid, null)).not.toBe(killed);
  // The same page at the same address goes on with the server that came back.
  const login = await seat.evaluate(async (password) => {
    const response = await fetch('/api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'diaodu', password }),
    });
    return response.status;
  }, demoPassword);
  expect(login).toBe(200);
  expect(await first.quit()).toBe(0);
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();

  const second = machine.start({ displays: threeDisplays });
  const again = await second.page(`${origin}/`);
  await second.page(`${origin}/wall?wall=main`);
  expect(await second.evaluate(({ dialog }) => dialog.shown, null)).toEqual([]);
  // Cookie and data are where they were: the dispatcher is still logged in.
  expect(await again.evaluate(async () => (await fetch('/api/session')).status)).toBe(200);
  const settings = JSON.parse(readFileSync(join(machine.userData, 'settings.json'), 'utf8')) as DesktopSettings;
  expect(settings).toMatchObject({
    isDemo: true,
    embeddedPort: Number(new URL(origin).port),
    walls: [{ wallId: 'main' }],
  });
  expect(await second.quit()).toBe(0);
});

test('shows the words of a server that refuses to start, and does not start it again and again', async () => {
  rmSync(machine.userData, { recursive: true, force: true });
  mkdirSync(join(machine.userData, 'data'), { recursive: true });
  writeFileSync(join(machine.userData, 'data', 'yigan.db'), 'this is no database'.repeat(1000));
  const shell = machine.start({ parameters: ['--demo'] });
  await waitFor(
    async () => {
      const title = await (await shell.page('data:text/html')).getByRole('status').textContent();
      return title === '服务无法启动';
    },
    () => `the failure\n${shell.words()}`,
  );
  const page = await shell.page('data:text/html');
  const words = await page.locator('pre').textContent();
  expect(words).toContain('yigan.db');
  await page.getByRole('textbox').waitFor();
  expect(await shell.evaluate(({ utilityProcess }) => utilityProcess.running.length, null)).toBe(0);
  expect(await shell.quit()).toBe(0);
});
