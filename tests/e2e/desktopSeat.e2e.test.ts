import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesktopMachine, threeDisplays, type DesktopMachine } from '../support/electron/launchDesktop.ts';
import { demoPassword } from '../support/hallServer.ts';

let folder: string;
let machine: DesktopMachine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-desktop-seat-'));
  machine = await createDesktopMachine(folder);
});
afterAll(async () => {
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a seat in the shell puts its wall on a chosen display, talks by the global key and keeps the settings of the machine', async () => {
  const shell = machine.start({ displays: threeDisplays, parameters: ['--demo'] });
  const seat = await shell.page('http://127.0.0.1');
  await seat.getByTestId('login-username').fill('diaodu');
  await seat.getByTestId('login-password').fill(demoPassword);
  await seat.getByTestId('login-submit').click();
  await seat.locator('[data-testid="line-state"][data-line="online"]').waitFor();

  await seat.getByTestId('wall-open').click();
  await seat.getByTestId('display').nth(2).waitFor();
  expect(await seat.getByTestId('display').evaluateAll((rows) => rows.map((row) => row.dataset['display']))).toEqual([
    '11',
    '12',
    '13',
  ]);
  await seat.locator('[data-display="12"]').getByTestId('display-open').click();
  await shell.page('/wall?wall=main');
  await seat.locator('[data-display="12"]').getByTestId('display-close').waitFor();
  await seat.keyboard.press('Escape');
  await seat.getByTestId('display').first().waitFor({ state: 'hidden' });

  // Another program has the focus: the key's release is not seen, so a press opens and the next one closes.
  await shell.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows()) one.blur();
  }, null);
  const press = () => shell.evaluate(({ globalShortcut }) => globalShortcut.press('Control+Alt+Space'), null);
  expect(await press()).toBe(true);
  await seat.locator('.talk-press:not([data-phase="idle"])').waitFor();
  await seat.getByTestId('talk-latched').waitFor();
  await shell.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'), null);
  await seat.getByTestId('talk-latched').waitFor({ state: 'hidden' });

  await seat.getByTestId('settings-open').click();
  await seat.getByTestId('shell-talk-key').click();
  await seat.keyboard.press('KeyA');
  // A key that types something may not be taken away from every other program.
  await seat.getByTestId('shell-talk-key').getByText('Ctrl 或 Alt').waitFor();
  await seat.keyboard.press('F9');
  await seat.getByTestId('shell-talk-key').getByText('F9').waitFor();
  await seat.getByTestId('shell-server').fill('https://hall.example/path');
  await seat.getByText('只填协议、主机和端口').waitFor();
  expect(await seat.getByTestId('shell-server-save').isDisabled()).toBe(true);
  expect(await shell.quit()).toBe(0);
});
