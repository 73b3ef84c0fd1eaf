import type { DatabaseSync } from 'node:sqlite';

/** The chain value of one entry, hexadecimal, as a report prints it; null where the stream has no such entry. */
export function readChainHash(database: DatabaseSync, stream: string, seq: number): string | null {
  const row = database.prepare('SELECT hash FROM entries WHERE stream = ? AND seq = ?').get(stream, seq) as
    { hash: Uint8Array } | undefined;
  return row === undefined ? null : Buffer.from(row.hash).toString('hex');
}
