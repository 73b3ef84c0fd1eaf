import type { DesktopCallName, DesktopInput, DesktopOutput } from '../../protocol/desktop/desktopCalls.ts';
import type { DesktopNotice, DesktopNoticeName } from '../../protocol/desktop/desktopNotices.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { readLanguage } from '../i18n/createTranslation.ts';
import { BrowserWalls } from './BrowserWalls.ts';
import type { DesktopBridge } from './DesktopBridge.ts';

type Handlers = { readonly [Name in DesktopCallName]: (input: DesktopInput<Name>) => Promise<DesktopOutput<Name>> };

/** The bridge of a plain browser: walls in windows of their own, no keys from other programs, no server of its own. */
export function createBrowserBridge(page: Window = window): DesktopBridge {
  const listeners = new Set<(displays: DesktopNotice<'displaysChanged'>) => void>();
  const walls = new BrowserWalls(page, () => {
    void walls.displays().then((displays) => {
      for (const listener of listeners) listener(displays);
    });
  });
  const unavailable = () => Promise.reject(new Rejected('unavailable', 'unknownCall'));
  const handlers: Handlers = {
    'app.version': unavailable,
    'settings.read': () =>
      Promise.resolve({
        serverUrl: page.location.origin,
        language: readLanguage(),
        startsAtLogin: false,
        pushToTalkKey: null,
        pushToTalkState: 'none',
      }),
    'settings.save': unavailable,
    'displays.list': () => walls.displays(),
    'walls.open': ({ displayId, wallId, wallDisplay }) => walls.open(displayId, wallId, wallDisplay),
    'walls.close': ({ displayId }) => walls.close(displayId),
    'pushToTalk.bind': unavailable,
    'page.recovery': () => Promise.resolve(null),
    'server.status': () => Promise.resolve({ mode: 'hall', state: 'ready', url: page.location.origin, restarts: 0 }),
  };
  return {
    kind: 'browser',
    call: (name, input) => handlers[name](input),
    on<Name extends DesktopNoticeName>(name: Name, listener: (notice: DesktopNotice<Name>) => void): () => void {
      if (name !== 'displaysChanged') return () => undefined;
      const hear = listener as (displays: DesktopNotice<'displaysChanged'>) => void;
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
  };
}
