import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { mediaWorkerPath } from '../setup/mediaWorker.mjs';
import { repositoryFolder } from '../setup/repositoryFolder.mjs';

/** Puts this machine's media worker where electron-builder takes it from; it runs on no other kind of machine. */
export default function stageMediaWorker({ electronPlatformName }) {
  if (electronPlatformName !== process.platform) {
    throw new Error(
      `A package for ${electronPlatformName} needs a media worker built there: run "npm run package" on that system`,
    );
  }
  const folder = join(repositoryFolder, 'dist', 'media-worker');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const staged = join(folder, basename(mediaWorkerPath()));
  copyFileSync(mediaWorkerPath(), staged);
  chmodSync(staged, 0o755);
}
