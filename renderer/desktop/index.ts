import type { YiganDesktop } from '../../protocol/desktop/desktopChannels.ts';
import { createBrowserBridge } from './createBrowserBridge.ts';
import { createElectronBridge } from './createElectronBridge.ts';
import type { DesktopBridge } from './DesktopBridge.ts';

export { bindTalkKey } from './bindTalkKey.ts';
export type { DesktopBridge } from './DesktopBridge.ts';

/** The bridge of this page: the desktop shell's where the preload put it on the window, else the browser's. */
export function createDesktopBridge(page: Window & { yiganDesktop?: YiganDesktop } = window): DesktopBridge {
  return page.yiganDesktop === undefined ? createBrowserBridge(page) : createElectronBridge(page.yiganDesktop);
}
