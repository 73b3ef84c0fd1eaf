// Builds what changed, starts the server and opens the console; `npm start -- --no-open --port 8443` passes the rest on to it.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildAll } from './build.mjs';
import { repositoryFolder } from './setup/repositoryFolder.mjs';
import { say } from './setup/say.mjs';
import { openConsole } from './start/openConsole.mjs';
import { startServer } from './start/startServer.mjs';

const dataFolder = join(repositoryFolder, '.yigan', 'data');
const demoMark = join(repositoryFolder, '.yigan', 'is-demo');

function isEmpty(folder) {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

/** The demo city is for a folder that nothing real has been written to. */
function dataParameters(given) {
  if (given.some((parameter) => parameter === '--data' || parameter.startsWith('--data='))) return [];
  if (isEmpty(dataFolder)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(demoMark, 'The data folder beside this file was begun as the demo city.\n');
  }
  const isDemo = existsSync(demoMark) && !given.includes('--demo');
  return ['--data', dataFolder, ...(isDemo ? ['--demo'] : [])];
}

async function start() {
  const isToOpen = !process.argv.includes('--no-open');
  const given = process.argv.slice(2).filter((parameter) => parameter !== '--no-open');
  await buildAll();
  say('starting the server');
  const server = await startServer([...dataParameters(given), ...given]);
  say(`Yigan ${server.version} is ready: ${server.url}`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    say('stopping (Ctrl+C again to force)');
    void server.stop();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  const { opened, closed } = isToOpen ? await openConsole(server.url) : { opened: 'none' };
  if (opened === 'none') say(`open ${server.url} in a browser; Ctrl+C stops`);
  void closed?.then(() => !isStopping && stop());
  const { code } = await server.exited;
  process.exit(isStopping ? 0 : code);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`\nYigan did not start. ${error.message}\n`);
  process.exit(1);
}
