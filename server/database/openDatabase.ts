import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './StartRefused.ts';
import { schemaSteps } from './schemaSteps.ts';

const databaseFile = 'yigan.db';
const busyTimeoutMs = 5_000;

export interface OpenDatabaseOptions {
  readonly dataFolder: string;
  readonly isReadOnly?: boolean;
}

/**
 * Opens the one database file of a data folder: WAL, every commit on disk (synchronous=FULL). Refuses a damaged file and
 * one written by a newer Yigan, in words that say what to do.
 */
export function openDatabase({ dataFolder, isReadOnly = false }: OpenDatabaseOptions): DatabaseSync {
  const file = join(dataFolder, databaseFile);
  if (isReadOnly && !existsSync(file)) {
    throw new StartRefused(`${file} does not exist. Name the data folder of a server that has run.`);
  }
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: isReadOnly, timeout: busyTimeoutMs });
    if (!isReadOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    checkIntegrity(database, file);
    if (!isReadOnly) upgrade(database, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StartRefused || !isCorruption(error)) throw error;
    throw damaged(file, error);
  }
}

function checkIntegrity(database: DatabaseSync, file: string): void {
  const row = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (row.quick_check !== 'ok') throw damaged(file, row.quick_check);
}

function damaged(file: string, cause: unknown): StartRefused {
  return new StartRefused(
    `${file} is damaged. Stop here, copy the whole data folder to a safe place, and restore the last backup; ` +
      `"sqlite3 yigan.db .recover" on the copy can save what is readable.`,
    { cause },
  );
}

function isCorruption(error: unknown): boolean {
  // SQLITE_CORRUPT is 11 and SQLITE_NOTADB is 26 (sqlite.org/rescode.html).
  const code = (error as { errcode?: number }).errcode ?? 0;
  return (code & 0xff) === 11 || (code & 0xff) === 26;
}

function upgrade(database: DatabaseSync, file: string): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > schemaSteps.length) {
    throw new StartRefused(
      `${file} was written by a newer Yigan (schema ${version}, this one knows ${schemaSteps.length}). ` +
        `Start that newer version, or restore a backup made before the update.`,
    );
  }
  for (const [index, step] of schemaSteps.entries()) {
    if (index < version) continue;
    database.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${index + 1}; COMMIT;`);
  }
}
