import { app, type WebContents } from 'electron';
import type { DesktopOutput, ServerStatus, SettingsView } from '../../protocol/desktop/desktopCalls.ts';
import type { PushToTalkKey } from '../pushToTalk/PushToTalkKey.ts';
import type { SettingsStore } from '../settings/SettingsStore.ts';
import { setStartsAtLogin } from '../settings/setStartsAtLogin.ts';
import type { WallWindows } from '../windows/WallWindows.ts';
import type { DesktopHandlers } from './registerDesktopCalls.ts';

export interface DesktopParts {
  readonly settings: SettingsStore;
  readonly walls: WallWindows;
  readonly talkKey: PushToTalkKey;
  readonly serverStatus: () => ServerStatus;
  readonly recoveryOf: (sender: WebContents) => DesktopOutput<'page.recovery'>;
  /** Asks the person, and starts the shell again when they agree. */
  readonly moveTo: (serverUrl: string | null) => Promise<void>;
}

/** What each call of `desktopCalls` does. */
export function createDesktopHandlers(parts: DesktopParts): DesktopHandlers {
  const { settings, walls, talkKey, serverStatus, recoveryOf, moveTo } = parts;
  const readSettings = (): SettingsView => {
    const { serverUrl, language, startsAtLogin, pushToTalkKey } = settings.current;
    return { serverUrl, language, startsAtLogin, pushToTalkKey, pushToTalkState: talkKey.binding };
  };
  return {
    'app.version': () => {
      const { electron = '', chrome = '' } = process.versions as Record<string, string | undefined>;
      return { version: app.getVersion(), electron, chromium: chrome, platform: process.platform };
    },
    'settings.read': readSettings,
    'settings.save': async ({ serverUrl, language, startsAtLogin }) => {
      if (language !== undefined) settings.update({ language });
      if (startsAtLogin !== undefined) {
        setStartsAtLogin(startsAtLogin);
        settings.update({ startsAtLogin });
      }
      if (serverUrl !== undefined && serverUrl !== settings.current.serverUrl) await moveTo(serverUrl);
      return readSettings();
    },
    'displays.list': () => walls.displays(),
    'walls.open': ({ displayId, wallId, wallDisplay }) => {
      walls.open(displayId, wallId, wallDisplay);
      return walls.displays();
    },
    'walls.close': ({ displayId }) => {
      walls.close(displayId);
      return walls.displays();
    },
    'pushToTalk.bind': ({ key }) => {
      const state = talkKey.bind(key);
      settings.update({ pushToTalkKey: key });
      return { state };
    },
    'page.recovery': (_input, sender) => recoveryOf(sender),
    'server.status': serverStatus,
  };
}
