export { createTables, type Tables, type TablesSchema } from './createTables.ts';
export { lockDataFolder } from './lockDataFolder.ts';
export { openDatabase } from './openDatabase.ts';
export { StartRefused } from './StartRefused.ts';
