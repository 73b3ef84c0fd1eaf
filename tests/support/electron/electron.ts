import { runInThisContext } from 'node:vm';
import { app, type App } from './app.ts';
import { BrowserWindow } from './BrowserWindow.ts';
import { ipcMain } from './ipcMain.ts';
import { dialog, globalShortcut, Menu, powerMonitor, screen, session, Tray, type Screen } from './surroundings.ts';
import { utilityProcess } from './utilityProcess.ts';

/** The part of Electron's API that main/ uses, on windows of real Chromium. */
export {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  net,
  powerMonitor,
  screen,
  session,
  Tray,
  utilityProcess,
};

/** Chromium's network stack, of which main/ only asks whether a server answers. */
const net = { fetch };

/** What a test may ask of; its names are Electron's. */
export interface StandInElectron {
  readonly app: App;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: typeof dialog;
  readonly globalShortcut: typeof globalShortcut;
  readonly powerMonitor: typeof powerMonitor;
  readonly screen: Screen;
  readonly session: typeof session;
  readonly utilityProcess: typeof utilityProcess;
}
const electron: StandInElectron = {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  powerMonitor,
  screen,
  session,
  utilityProcess,
};

type Question = { id: number; text: string; argument: unknown };
type Evaluated = (electron: StandInElectron, argument: unknown) => unknown;

// A test asks by a function that runs here, as Playwright does with real Electron.
process.on('message', ({ id, text, argument }: Question) => {
  void (async () => {
    try {
      const evaluated = runInThisContext(`(${text})`) as Evaluated;
      process.send?.({ id, value: await evaluated(electron, argument) });
    } catch (error) {
      process.send?.({ id, error: String(error) });
    }
  })();
});
process.on('disconnect', () => process.exit(0));
