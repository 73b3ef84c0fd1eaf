import { expect, test } from 'vitest';
import { isTrustedSender } from '../../../main/bridge/isTrustedSender.ts';
import { acceleratorOf, isPressOf } from '../../../main/pushToTalk/accelerator.ts';
import { readShellArguments } from '../../../main/readShellArguments.ts';
import { readServerLine } from '../../../main/server/readServerLine.ts';
import { isPermissionGiven } from '../../../main/windows/guardContents.ts';
import { connectUrl, readConnectForm, statusPage } from '../../../main/windows/statusPage.ts';
import { defaultTalkKey, talkKeySchema } from '../../../protocol/desktop/talkKey.ts';
import { serverUrlSchema } from '../../../protocol/desktop/desktopSettings.ts';

type Event = Parameters<typeof isTrustedSender>[0];
const allowed = { origin: 'http://127.0.0.1:8080', contentsIds: [4] };
const event = (url: string, { id = 4, parent = null as object | null } = {}) =>
  ({ sender: { id }, senderFrame: { url, parent } }) as unknown as Event;

test('trusts the top frame of our windows on the origin of the hall, and nothing else', () => {
  expect(isTrustedSender(event('http://127.0.0.1:8080/wall?wall=main'), allowed)).toBe(true);
  const others = [
    event('http://127.0.0.1:8081/'),
    event('https://127.0.0.1:8080/'),
    event('http://127.0.0.1:8080@evil.example/'),
    event('http://127.0.0.1:8080.evil.example/'),
    event('data:text/html,x'),
    event('about:blank'),
    event(''),
    event('http://127.0.0.1:8080/', { id: 5 }),
    event('http://127.0.0.1:8080/', { parent: {} }),
    { sender: { id: 4 }, senderFrame: null } as unknown as Event,
  ];
  expect(others.filter((one) => isTrustedSender(one, allowed))).toEqual([]);
  expect(isTrustedSender(event('http://127.0.0.1:8080/'), { ...allowed, origin: null })).toBe(false);
});

test('gives the microphone and the full screen, and no other permission', () => {
  const asked = ['media', 'fullscreen', 'geolocation', 'notifications', 'midi', 'openExternal', 'clipboard-read'];
  expect(asked.filter((permission) => isPermissionGiven(permission, ['audio']))).toEqual(['media', 'fullscreen']);
  expect(isPermissionGiven('media', ['audio', 'video'])).toBe(false);
  expect(isPermissionGiven('media', undefined)).toBe(false);
});

test.each(['https://hall', 'http://10.0.0.8:8080/', 'https://[fd00::1]:8443', 'HTTPS://Hall.City.CN'])(
  'takes %s for a server',
  (text) => expect(serverUrlSchema.safeParse(text).success).toBe(true),
);
test.each([
  'hall:8443',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://hall/path',
  'http://user:word@hall',
  'http://hall?x',
  'http://',
  'http://hall\nevil',
  '',
])('does not take %j for a server', (text) => expect(serverUrlSchema.safeParse(text).success).toBe(false));

test('reads its own parameters among those of Electron and Chromium', () => {
  const given = ['/app', '--no-sandbox', '--server=https://Hall:8443/', '--lang=zh-CN', '--demo'];
  expect(readShellArguments(given)).toEqual({ serverUrl: 'https://hall:8443', refusedServer: null, isDemo: true });
  expect(readShellArguments(['--server=file:///x'])).toEqual({
    serverUrl: null,
    refusedServer: 'file:///x',
    isDemo: false,
  });
});

test('finds the ready line among whatever a server prints', () => {
  expect(readServerLine('{"ready":true,"url":"http://127.0.0.1:39121/","version":"0.1.0"}')).toBe(
    'http://127.0.0.1:39121',
  );
  const others = ['', 'null', '{"ready":false,"url":"http://a"}', '{"ready":true}', '{"ready":true,"url":"no"}', '{'];
  expect(others.map(readServerLine)).toEqual(others.map(() => null));
});

test('shows the words of a server as text, whatever they hold', () => {
  const words = '</pre><script>alert(1)</script>" onload="x';
  const page = decodeURIComponent(statusPage({ title: '<b>', detail: '&', words }));
  expect(page).not.toMatch(/<script|<b>|" onload/);
  expect(page).toContain("default-src 'none'");
});

test('reads the form of the status page from that page alone', () => {
  const to = `${connectUrl}?server=https%3A%2F%2Fhall`;
  expect(readConnectForm('data:text/html;charset=utf-8,x', to)).toBe('https://hall');
  expect(readConnectForm('http://127.0.0.1:8080/', to)).toBeNull();
  expect(readConnectForm('data:text/html,x', 'http://evil.example/?server=https://hall')).toBeNull();
});

test('names the talk key as Electron does, and knows its press among others', () => {
  expect(acceleratorOf(defaultTalkKey)).toBe('Control+Alt+Space');
  expect(acceleratorOf({ code: 'Digit7', isControl: true, isAlt: false, isShift: true })).toBe('Control+Shift+7');
  type Input = Parameters<typeof isPressOf>[1];
  const input = { code: 'Space', control: true, alt: true, shift: false, meta: false } as Input;
  expect(isPressOf(defaultTalkKey, input)).toBe(true);
  expect(isPressOf(defaultTalkKey, { ...input, shift: true })).toBe(false);
  expect(isPressOf(defaultTalkKey, { ...input, code: 'KeyA' })).toBe(false);
});

test('never takes a key that types away from other programs', () => {
  const bare = { isControl: false, isAlt: false, isShift: false };
  const fits = (key: object) => talkKeySchema.safeParse(key).success;
  expect(fits({ code: 'F13', ...bare })).toBe(true);
  expect(fits({ code: 'KeyT', ...bare, isControl: true })).toBe(true);
  expect(fits({ code: 'KeyT', ...bare })).toBe(false);
  expect(fits({ code: 'Space', ...bare, isShift: true })).toBe(false);
  expect(fits({ code: 'Escape', ...bare, isControl: true })).toBe(false);
  expect(fits({ code: 'F13', ...bare, isMeta: true })).toBe(false);
});
