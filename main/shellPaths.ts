import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';

/** Where the parts of the product are: beside the sources while developing, unpacked beside the archive when packaged. */
export interface ShellPaths {
  readonly preload: string;
  readonly serverProcess: string;
  readonly serverProgram: string;
  readonly trayIcon: string;
  readonly windowIcon: string;
  /** Null leaves the choice to the environment and to mediasoup. */
  readonly mediaWorker: string | null;
}

export function shellPaths(): ShellPaths {
  const isSource = import.meta.url.endsWith('.ts');
  const root = fileURLToPath(new URL(isSource ? '..' : '../..', import.meta.url));
  const unpackedRoot = app.isPackaged ? join(process.resourcesPath, 'app.asar.unpacked') : root;
  const workerName = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
  return {
    preload: join(root, 'dist', 'preload', 'preload.cjs'),
    serverProcess: isSource
      ? join(root, 'main', 'server', 'serverProcess.ts')
      : join(unpackedRoot, 'dist', 'main', 'serverProcess.mjs'),
    serverProgram: isSource
      ? join(root, 'server', 'cli', 'yigan-server.ts')
      : join(unpackedRoot, 'dist', 'server', 'yigan-server.mjs'),
    trayIcon: join(root, 'resources', 'icons', 'tray.png'),
    windowIcon: join(root, 'resources', 'icons', 'icon.png'),
    mediaWorker: app.isPackaged ? join(process.resourcesPath, 'media-worker', workerName) : null,
  };
}
