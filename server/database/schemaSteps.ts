/** One step a version, never edited once released; PRAGMA user_version counts the steps done. */
export const schemaSteps: readonly string[] = [
  `
  CREATE TABLE entries (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (stream, seq)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE command_results (
    stream TEXT NOT NULL,
    command_id TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (stream, command_id)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE snapshots (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (stream)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE accounts (
    id TEXT NOT NULL PRIMARY KEY,
    username TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_id TEXT,
    password_hash TEXT NOT NULL,
    must_change_password INTEGER NOT NULL,
    is_disabled INTEGER NOT NULL DEFAULT 0,
    failed_logins INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    seat_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    active_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE directory_items (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE camera_sources (
    camera_id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT
  `,
  `
  CREATE TABLE intake_sources (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE intake_reports (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    digest TEXT NOT NULL,
    change TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (source_id, external_id)
  ) STRICT;
  CREATE TABLE intake_names (
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    external_id TEXT NOT NULL,
    named_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, name)
  ) WITHOUT ROWID, STRICT
  `,
  `
  ALTER TABLE accounts ADD COLUMN area_id TEXT;
  ALTER TABLE accounts ADD COLUMN agency_id TEXT
  `,
  `
  CREATE TABLE message_index (
    seq INTEGER NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_index_conversation ON message_index (conversation_id, seq);
  CREATE TABLE track_points (
    unit_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    duty_since INTEGER NOT NULL,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    accuracy_m REAL NOT NULL,
    PRIMARY KEY (unit_id, at)
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX track_points_at ON track_points (at)
  `,
  `
  CREATE TABLE push_subscriptions (
    endpoint TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL REFERENCES sessions (token_hash) ON DELETE CASCADE,
    unit_id TEXT NOT NULL,
    keys TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX push_subscriptions_of_unit ON push_subscriptions (unit_id);
  CREATE INDEX push_subscriptions_of_login ON push_subscriptions (token_hash)
  `,
  `
  CREATE TABLE account_settings (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (account_id, name)
  ) WITHOUT ROWID, STRICT
  `,
  `
  CREATE TABLE track_reads (
    id INTEGER PRIMARY KEY,
    unit_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    purpose TEXT NOT NULL,
    duty_since INTEGER
  ) STRICT;
  CREATE INDEX track_reads_of_unit ON track_reads (unit_id, at)
  `,
  `
  CREATE TABLE scheduled_reports (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    format TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    is_premature INTEGER NOT NULL,
    deleted_at INTEGER,
    body TEXT NOT NULL
  ) WITHOUT ROWID, STRICT;
  CREATE UNIQUE INDEX scheduled_reports_once ON scheduled_reports (kind, period_from, format) WHERE is_premature = 0
  `,
];
