import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder, openDatabase, StartRefused } from '../../../../server/database/index.ts';
import { makeDataFolder } from '../../../support/hallServer.ts';

let folder: ReturnType<typeof makeDataFolder>;
beforeEach(() => {
  folder = makeDataFolder();
});
afterEach(() => folder.remove());

function refusal(): string {
  try {
    openDatabase({ dataFolder: folder.path }).close();
  } catch (error) {
    if (error instanceof StartRefused) return error.message;
    throw error;
  }
  return '';
}

test('opens a new folder and the same again', () => {
  expect(refusal()).toBe('');
  expect(refusal()).toBe('');
});

test('refuses a file that is no database, and says what to do', () => {
  writeFileSync(
    join(folder.path, 'yigan.db'),
    'this was never a database, but it is long enough to look at'.repeat(100),
  );
  expect(refusal()).toMatch(/is damaged\. .*restore the last backup/);
});

test('refuses a database whose pages were overwritten', () => {
  const database = openDatabase({ dataFolder: folder.path });
  const insert = database.prepare("INSERT INTO entries VALUES ('live', ?, ?, x'00', x'00')");
  for (let seq = 1; seq <= 500; seq += 1) insert.run(seq, 'x'.repeat(500));
  database.close();
  const file = join(folder.path, 'yigan.db');
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(8192, 0x5a), 0, 8192, Math.floor(statSync(file).size / 2 / 4096) * 4096);
  closeSync(handle);
  expect(refusal()).toContain('is damaged');
});

test('refuses a database of a newer version', () => {
  const database = openDatabase({ dataFolder: folder.path });
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(refusal()).toMatch(/written by a newer Yigan .*Start that newer version/);
});

test('one server a folder', () => {
  const first = lockDataFolder(folder.path);
  expect(() => lockDataFolder(folder.path)).toThrow(StartRefused);
  first.close();
  lockDataFolder(folder.path).close();
});
