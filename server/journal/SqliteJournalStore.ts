import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CommandId } from '../../protocol/ids.ts';
import { canonicalJson, type Json } from '../../protocol/wire/canonicalJson.ts';
import { genesisHash, hashEntry } from './hashEntry.ts';
import type { Append, CommandResult, JournalStore, Snapshot, StoredEntry } from './JournalStore.ts';
import { storageRejection } from './storageRejection.ts';

interface StreamEnd {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** The journal in the SQLite file. Synchronous on purpose: one append is one commit, and nothing can come between. */
export class SqliteJournalStore implements JournalStore {
  readonly #database: DatabaseSync;
  readonly #ends = new Map<string, StreamEnd>();
  readonly #insertEntry: StatementSync;
  readonly #insertResult: StatementSync;
  readonly #selectForwards: StatementSync;
  readonly #selectBackwards: StatementSync;
  readonly #selectEnd: StatementSync;
  readonly #selectResult: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#insertEntry = database.prepare(
      'INSERT INTO entries (stream, seq, body, previous_hash, hash) VALUES (?, ?, ?, ?, ?)',
    );
    this.#insertResult = database.prepare(
      'INSERT INTO command_results (stream, command_id, fingerprint, seq) VALUES (?, ?, ?, ?)',
    );
    this.#selectForwards = database.prepare(
      'SELECT body FROM entries WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?',
    );
    this.#selectBackwards = database.prepare(
      'SELECT body FROM entries WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
    );
    this.#selectEnd = database.prepare('SELECT seq, hash FROM entries WHERE stream = ? ORDER BY seq DESC LIMIT 1');
    this.#selectResult = database.prepare(
      'SELECT fingerprint, seq FROM command_results WHERE stream = ? AND command_id = ?',
    );
  }

  append<Event>({ stream, entries, results }: Append<Event>): void {
    let end = this.#end(stream);
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const entry of entries) {
        if (entry.seq !== end.seq + 1)
          throw new RangeError(`Entry ${entry.seq} does not follow ${end.seq} of ${stream}`);
        const body = canonicalJson(entry as unknown as Json);
        const hash = hashEntry(end.hash, body);
        this.#insertEntry.run(stream, entry.seq, body, end.hash, hash);
        end = { seq: entry.seq, hash };
      }
      for (const { commandId, fingerprint, seq } of results)
        this.#insertResult.run(stream, commandId, fingerprint, seq);
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw storageRejection(error);
    }
    this.#ends.set(stream, end);
  }

  read<Event>(stream: string, fromSeq: number, limit: number): StoredEntry<Event>[] {
    return this.#selectForwards.all(stream, fromSeq, limit).map(parseBody<Event>);
  }

  readBackwards<Event>(stream: string, beforeSeq: number, limit: number): StoredEntry<Event>[] {
    return this.#selectBackwards.all(stream, beforeSeq, limit).map(parseBody<Event>);
  }

  endSeq(stream: string): number {
    return this.#end(stream).seq;
  }

  endHash(stream: string): Uint8Array {
    return this.#end(stream).hash;
  }

  findResult(stream: string, commandId: CommandId): CommandResult | undefined {
    const row = this.#selectResult.get(stream, commandId) as { fingerprint: Uint8Array; seq: number } | undefined;
    return row === undefined ? undefined : { commandId, fingerprint: row.fingerprint, seq: row.seq };
  }

  saveSnapshot(stream: string, { seq, stateVersion, state }: Snapshot): void {
    try {
      this.#database
        .prepare('INSERT OR REPLACE INTO snapshots (stream, seq, state_version, state) VALUES (?, ?, ?, ?)')
        .run(stream, seq, stateVersion, state);
    } catch (error) {
      throw storageRejection(error);
    }
  }

  readSnapshot(stream: string): Snapshot | undefined {
    const row = this.#database
      .prepare('SELECT seq, state_version, state FROM snapshots WHERE stream = ?')
      .get(stream) as { seq: number; state_version: number; state: string } | undefined;
    return row === undefined ? undefined : { seq: row.seq, stateVersion: row.state_version, state: row.state };
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #end(stream: string): StreamEnd {
    const known = this.#ends.get(stream);
    if (known !== undefined) return known;
    const row = this.#selectEnd.get(stream) as { seq: number; hash: Uint8Array } | undefined;
    const end = row === undefined ? { seq: 0, hash: genesisHash } : { seq: row.seq, hash: row.hash };
    this.#ends.set(stream, end);
    return end;
  }
}

function parseBody<Event>(row: Record<string, unknown>): StoredEntry<Event> {
  return JSON.parse(row['body'] as string) as StoredEntry<Event>;
}
