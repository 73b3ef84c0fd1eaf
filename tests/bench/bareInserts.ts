import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { makeDataFolder } from '../support/hallServer.ts';

/** The yardstick of everything durable: rows of this size, one fsynced commit each; milliseconds per insert. */
export function timeBareInserts(count: number, bodyBytes: number): number[] {
  const folder = makeDataFolder();
  const database = new DatabaseSync(join(folder.path, 'bare.db'));
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)',
  );
  const insert = database.prepare('INSERT INTO rows (body) VALUES (?)');
  const body = 'x'.repeat(bodyBytes);
  const times: number[] = [];
  for (let row = 0; row < count; row += 1) {
    const startedAt = performance.now();
    insert.run(body);
    times.push(performance.now() - startedAt);
  }
  database.close();
  folder.remove();
  return times;
}
