import { expect, test, vi } from 'vitest';
import type { YiganDesktop } from '../../../../protocol/desktop/desktopChannels.ts';
import { wallIdSchema } from '../../../../protocol/ids.ts';
import { bindTalkKey } from '../../../../renderer/desktop/bindTalkKey.ts';
import { createBrowserBridge } from '../../../../renderer/desktop/createBrowserBridge.ts';
import { createElectronBridge } from '../../../../renderer/desktop/createElectronBridge.ts';

const main = wallIdSchema.parse('main');

/** A preload that answers every call with `reply`, and whose notices the test says. */
function preload(reply: unknown = {}) {
  const listeners = new Map<string, (notice: unknown) => void>();
  const desktop: YiganDesktop = {
    call: () => Promise.resolve(reply),
    on: (name, listener) => {
      listeners.set(name, listener);
      return () => void listeners.delete(name);
    },
  };
  return { desktop, say: (name: string, notice: unknown) => listeners.get(name)?.(notice), listeners };
}

test('turns a refusal of the shell into one that is thrown, with its words', async () => {
  const bridge = createElectronBridge(preload({ rejection: { code: 'notFound', reason: 'displayUnknown' } }).desktop);
  await expect(bridge.call('walls.close', { displayId: '9' })).rejects.toMatchObject({
    code: 'notFound',
    reason: 'displayUnknown',
  });
});

test('believes no answer of another shape than the table promises', async () => {
  const bridge = createElectronBridge(preload({ output: { state: 'maybe' } }).desktop);
  await expect(bridge.call('pushToTalk.bind', { key: null })).rejects.toThrow();
});

test('presses and releases once for each press of the talk key, and releases when its page goes', () => {
  const { desktop, say, listeners } = preload();
  const talk = { press: vi.fn(), release: vi.fn(), onLatched: vi.fn() };
  const end = bindTalkKey(createElectronBridge(desktop), talk);
  say('pushToTalkReleased', { why: 'key' });
  say('pushToTalkPressed', { how: 'latched' });
  say('pushToTalkPressed', { how: 'latched' });
  expect([talk.press.mock.calls.length, talk.release.mock.calls.length]).toEqual([1, 0]);
  expect(talk.onLatched.mock.calls).toEqual([[true]]);
  end();
  expect([talk.press.mock.calls.length, talk.release.mock.calls.length]).toEqual([1, 1]);
  expect(listeners.size).toBe(0);
});

function browserPage(open: (address: string, target: string, features: string) => object | null): Window {
  const screens = [
    { left: 0, top: 0, width: 1920, height: 1080, label: 'Seat', isPrimary: true },
    { left: 1920, top: 0, width: 3840, height: 2160, label: 'Wall', isPrimary: false },
  ];
  const details = Object.assign(new EventTarget(), { screens });
  const page = { open, location: { origin: 'http://hall' }, getScreenDetails: () => Promise.resolve(details) };
  return page as unknown as Window;
}

test('opens a wall in a window of the browser on the chosen display, and closes it', async () => {
  const opened: string[][] = [];
  const wallWindow = { closed: false, close: vi.fn() };
  const bridge = createBrowserBridge(
    browserPage((...values) => {
      opened.push(values);
      return wallWindow;
    }),
  );
  const displays = await bridge.call('walls.open', { displayId: '1', wallId: main, wallDisplay: 2 });
  expect(opened).toEqual([
    ['/wall?wall=main&display=3', 'yigan-wall-1', 'popup,left=1920,top=0,width=3840,height=2160'],
  ]);
  expect(displays.map(({ wallId, wallDisplay }) => [wallId, wallDisplay])).toEqual([
    [null, 0],
    ['main', 2],
  ]);
  const after = await bridge.call('walls.close', { displayId: '1' });
  expect(wallWindow.close).toHaveBeenCalledOnce();
  expect(after.map(({ wallId }) => wallId)).toEqual([null, null]);
});

test('says that the browser blocked the window, and that a browser has no key of other programs', async () => {
  const bridge = createBrowserBridge(browserPage(() => null));
  await expect(bridge.call('walls.open', { displayId: '1', wallId: main })).rejects.toMatchObject({
    reason: 'windowBlocked',
  });
  await expect(bridge.call('walls.open', { displayId: '7', wallId: main })).rejects.toMatchObject({
    reason: 'displayUnknown',
  });
  await expect(bridge.call('pushToTalk.bind', { key: null })).rejects.toMatchObject({ code: 'unavailable' });
});
