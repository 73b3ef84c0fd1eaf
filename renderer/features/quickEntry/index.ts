export { QuickEntry } from './QuickEntry.tsx';
export { quickEntryEn } from './quickEntryEn.ts';
export { quickEntryZh } from './quickEntryZh.ts';
