import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAllowedEndpoint, readPushConfig } from '../../../../server/push/pushConfig.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-push-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['https://fcm.googleapis.com/fcm/send/abc', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
  ['https://web.push.apple.com/abc', true],
  ['https://wns2-by3p.notify.windows.com/w/?token=abc', true],
  ['http://fcm.googleapis.com/abc', false],
  ['https://fcm.googleapis.com:8443/abc', false],
  ['https://fcm.googleapis.com.example/abc', false],
  ['https://fcm.googleapis.com@evil.example/abc', false],
  ['https://evilpush.apple.com/abc', false],
  ['https://127.0.0.1/abc', false],
  ['http://169.254.169.254/latest', false],
  ['nonsense', false],
])('of %s it says %s: only the browsers’ own push services are ever asked', (endpoint, isAllowed) => {
  expect(isAllowedEndpoint(endpoint, readPushConfig(folder))).toBe(isAllowed);
});

test('a site may name other services or none, and an unsound file stops the start', () => {
  const write = (value: unknown): void => writeFileSync(join(folder, 'push.json'), JSON.stringify(value));
  write({ origins: ['https://push.city.example'] });
  expect(isAllowedEndpoint('https://push.city.example/1', readPushConfig(folder))).toBe(true);
  expect(isAllowedEndpoint('https://fcm.googleapis.com/1', readPushConfig(folder))).toBe(false);
  write({ isOn: false });
  expect(readPushConfig(folder).isOn).toBe(false);
  for (const bad of [
    { origins: ['https://*'] },
    { origins: ['http://push.example'] },
    { contact: 'me' },
    { on: true },
  ]) {
    write(bad);
    expect(() => readPushConfig(folder)).toThrow('push.json');
  }
});
