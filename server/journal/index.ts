export type { Append, CommandResult, JournalStore, Snapshot, StoredEntry } from './JournalStore.ts';
export { SqliteJournalStore } from './SqliteJournalStore.ts';
export { storageRejection } from './storageRejection.ts';
export { verifyJournal, type StreamVerdict } from './verifyJournal.ts';
