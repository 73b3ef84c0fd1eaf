import type { Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { shellLog } from '../shellLog.ts';
import { readConnectForm } from './statusPage.ts';

export interface GuardOptions {
  /** The one origin whose pages are ours; null while there is none. */
  readonly origin: () => string | null;
  readonly onServerChosen: (server: string) => void;
  /** A page of ours asked for a window on another page of ours. */
  readonly onWindowAsked: (url: URL) => WindowOpenHandlerResponse;
}

export function isOfOrigin(url: string, origin: string | null): boolean {
  return origin !== null && URL.canParse(url) && new URL(url).origin === origin;
}

/** Pages stay on the hall's own origin: no navigation and no windows elsewhere, no embedded views. */
export function guardContents(contents: WebContents, { origin, onServerChosen, onWindowAsked }: GuardOptions): void {
  const refuse = (event: { preventDefault: () => void }, url: string): void => {
    if (isOfOrigin(url, origin())) return;
    event.preventDefault();
    const server = readConnectForm(contents.getURL(), url);
    if (server !== null) onServerChosen(server);
    else shellLog('a navigation was refused', { url: url.slice(0, 200) });
  };
  contents.on('will-navigate', (event) => refuse(event, event.url));
  contents.on('will-redirect', (event) => refuse(event, event.url));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuse(event, event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOfOrigin(url, origin())) return onWindowAsked(new URL(url));
    shellLog('a new window was refused', { url: url.slice(0, 200) });
    return { action: 'deny' };
  });
}

/** A seat needs its microphone and the wall its full screen; nothing else is asked for, so nothing else is given. */
export function isPermissionGiven(permission: string, mediaTypes: readonly string[] | undefined): boolean {
  if (permission === 'fullscreen') return true;
  return permission === 'media' && mediaTypes !== undefined && mediaTypes.every((type) => type === 'audio');
}

export function guardPermissions(session: Session, origin: () => string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined;
    answer(isOfOrigin(details.requestingUrl, origin()) && isPermissionGiven(permission, mediaTypes));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) => {
    return isOfOrigin(requestingOrigin, origin()) && isPermissionGiven(permission, mediaType ? [mediaType] : undefined);
  });
  session.setDevicePermissionHandler(() => false);
}
