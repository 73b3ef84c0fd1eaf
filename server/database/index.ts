export { createTables, type Tables, type TablesSchema } from './createTables.ts';
export { lockDataFolder, type DataFolderLock } from './lockDataFolder.ts';
export { openDatabase } from './openDatabase.ts';
export { StartRefused } from './StartRefused.ts';
