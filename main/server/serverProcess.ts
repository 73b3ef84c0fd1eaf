import { pathToFileURL } from 'node:url';

/**
 * Runs in the utility process: the server's own program, with a way to stop it on every system. A utility process has no
 * standard input, so `--exit-with-parent` would end it at once; it ends with its parent by itself.
 */
const program = process.env['YIGAN_SERVER_PROGRAM'];
if (program === undefined) throw new Error('YIGAN_SERVER_PROGRAM names no program');
// The processes that the server starts are Node programs, and the running program is Electron.
if ('electron' in process.versions) process.env['ELECTRON_RUN_AS_NODE'] = '1';
process.parentPort.on('message', ({ data }) => {
  if ((data as unknown) === 'stop') process.emit('SIGTERM');
});
await import(pathToFileURL(program).href);
