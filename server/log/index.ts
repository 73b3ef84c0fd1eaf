export { createLog, type Log } from './createLog.ts';
