import { app } from 'electron';
import { readShellArguments } from './readShellArguments.ts';
import { Shell } from './Shell.ts';
import { shellLog } from './shellLog.ts';

let shell: Shell | null = null;
let isClosed = false;

function quitAfterClosing(event: { preventDefault: () => void }): void {
  if (isClosed || shell === null) return;
  event.preventDefault();
  shell
    .close()
    .catch((error: unknown) => shellLog('the shell did not close cleanly', { error }))
    .finally(() => {
      isClosed = true;
      app.quit();
    });
}

async function start(): Promise<void> {
  await app.whenReady();
  shell = await Shell.create(readShellArguments(process.argv.slice(1)));
}

// Two shells would run two servers on one data folder; the second one shows the first one's window instead.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => shell?.showConsole());
  app.on('activate', () => shell?.showConsole());
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', quitAfterClosing);
  start().catch((error: unknown) => {
    shellLog('the shell did not start', { error });
    app.exit(1);
  });
} else {
  app.quit();
}
