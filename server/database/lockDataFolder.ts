import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { StartRefused } from './StartRefused.ts';

export interface DataFolderLock {
  close(): void;
}

/**
 * Keeps a second server out of the folder. The lock is SQLite's own on a file beside the database: the operating system
 * drops it with the process, so a killed server leaves nothing to clean up.
 */
export function lockDataFolder(dataFolder: string): DataFolderLock {
  const database = new DatabaseSync(join(dataFolder, 'server.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new StartRefused(
      `Another server is using ${dataFolder}. Stop it first, or give this one its own folder with --data.`,
      { cause },
    );
  }
  return {
    close() {
      if (database.isOpen) database.close();
    },
  };
}
