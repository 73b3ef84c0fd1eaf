export type { CommandResult, JournalStore, StoredEntry } from './JournalStore.ts';
export { SqliteJournalStore } from './SqliteJournalStore.ts';
export { readChainHash } from './readChainHash.ts';
export { verifyJournal } from './verifyJournal.ts';
export { storageRejection } from './storageRejection.ts';
