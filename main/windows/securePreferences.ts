import { app, type WebPreferences } from 'electron';

/** Every window has these and no others (Electron's security checklist). */
export function securePreferences(preload: string): WebPreferences {
  return {
    preload,
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
    devTools: !app.isPackaged,
    // A wall behind another window still shows the present.
    backgroundThrottling: false,
    // The talk tones and alarms of a seat sound without a click.
    autoplayPolicy: 'no-user-gesture-required',
  };
}
