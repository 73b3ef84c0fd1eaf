import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteDialect, type Generated, type SqliteDatabase } from 'kysely';

/** The tables beside the journal. JSON stands in `body`, checked by its schema where it is read. */
export interface TablesSchema {
  accounts: {
    id: string;
    username: string;
    name: string;
    role: string;
    unit_id: string | null;
    area_id: string | null;
    agency_id: string | null;
    password_hash: string;
    must_change_password: number;
    is_disabled: number;
    failed_logins: number;
    locked_until: number;
  };
  sessions: { token_hash: string; account_id: string; seat_id: string; created_at: number; active_at: number };
  directory_items: { kind: string; id: string; body: string };
  camera_sources: { camera_id: string; body: string };
  settings: { name: string; body: string };
  account_settings: { account_id: string; name: string; body: string };
  /** Goes with its login. */
  push_subscriptions: { endpoint: string; token_hash: string; unit_id: string; keys: string; kept_at: number };
  intake_sources: { id: string; body: string };
  intake_reports: {
    seq: Generated<number>;
    source_id: string;
    external_id: string;
    received_at: number;
    digest: string;
    change: string;
    body: string;
  };
  /** Other names of a report, e.g. the identifiers of a CAP alert's updates. */
  intake_names: { source_id: string; name: string; external_id: string; named_at: number };
  /** Where each message stands in the live stream; made of the journal, and made again where it is missing. */
  message_index: { seq: number; conversation_id: string; words: string };
  /** Sampled positions of units on duty, each kept for its time only. */
  track_points: { unit_id: string; at: number; duty_since: number; lon: number; lat: number; accuracy_m: number };
  /** Who looked at the way of which unit, for that unit; the audit stream is what counts. */
  track_reads: {
    id: Generated<number>;
    unit_id: string;
    at: number;
    name: string;
    role: string;
    purpose: string;
    duty_since: number | null;
  };
  /** Files in `reports` of the data folder; a row outlives its file, so that none is written twice. */
  scheduled_reports: {
    id: string;
    kind: string;
    period_from: string;
    period_to: string;
    format: string;
    made_at: number;
    is_premature: number;
    deleted_at: number | null;
    body: string;
  };
}

export type Tables = Kysely<TablesSchema>;

/**
 * Kysely over node:sqlite. It has a connection of its own and is for single statements only: a transaction that spans
 * ticks would hold the write lock while the journal, on the other connection, waits for it without yielding.
 */
export function createTables(database: DatabaseSync): Tables {
  return new Kysely<TablesSchema>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
