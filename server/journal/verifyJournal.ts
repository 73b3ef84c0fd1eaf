import type { DatabaseSync } from 'node:sqlite';
import { genesisHash, hashEntry } from './hashEntry.ts';

export interface StreamVerdict {
  readonly stream: string;
  /** Entries that were read and found good before the first bad one. */
  readonly goodCount: number;
  readonly firstBad: { readonly seq: number; readonly fault: 'gap' | 'brokenLink' | 'changed' | 'unreadable' } | null;
}

interface Row {
  seq: number;
  body: string;
  previous_hash: Uint8Array;
  hash: Uint8Array;
}

/** Walks every stream from its first entry and names the first one that is missing, was changed, or does not follow. */
export function verifyJournal(database: DatabaseSync): StreamVerdict[] {
  const streams = database.prepare('SELECT DISTINCT stream FROM entries ORDER BY stream').all() as { stream: string }[];
  return streams.map(({ stream }) => verifyStream(database, stream));
}

function verifyStream(database: DatabaseSync, stream: string): StreamVerdict {
  const rows = database.prepare('SELECT seq, body, previous_hash, hash FROM entries WHERE stream = ? ORDER BY seq');
  let goodCount = 0;
  let previous: Uint8Array = genesisHash;
  for (const untyped of rows.iterate(stream)) {
    const row = untyped as unknown as Row;
    const fault = faultOf(row, goodCount + 1, previous);
    if (fault !== null)
      return { stream, goodCount, firstBad: { seq: fault === 'gap' ? goodCount + 1 : row.seq, fault } };
    previous = row.hash;
    goodCount += 1;
  }
  return {
    stream,
    goodCount,
    firstBad: isTailMissing(database, stream, goodCount) ? { seq: goodCount + 1, fault: 'gap' } : null,
  };
}

/** A cut-off end leaves a sound chain; the stored command results still name the entries that were there. */
function isTailMissing(database: DatabaseSync, stream: string, goodCount: number): boolean {
  const row = database.prepare('SELECT MAX(seq) AS last FROM command_results WHERE stream = ?').get(stream) as {
    last: number | null;
  };
  return (row.last ?? 0) > goodCount;
}

function faultOf(
  row: Row,
  expectedSeq: number,
  previous: Uint8Array,
): 'gap' | 'brokenLink' | 'changed' | 'unreadable' | null {
  if (row.seq !== expectedSeq) return 'gap';
  if (Buffer.compare(row.previous_hash, previous) !== 0) return 'brokenLink';
  if (Buffer.compare(hashEntry(previous, row.body), row.hash) !== 0) return 'changed';
  return (JSON.parse(row.body) as { seq?: number }).seq === row.seq ? null : 'unreadable';
}
