import { EventEmitter } from 'node:events';

/** The end of a utility process that Electron gives it; it ends with its parent, as Chromium's child processes do. */
const parentPort = new EventEmitter();
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort });
