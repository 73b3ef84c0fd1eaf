import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startServer } from '../../../scripts/start/startServer.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-start-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writeProgram(text: string): string {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, text);
  return program;
}

test('waits for the ready line, hands the worker on, and stops the server gracefully', async () => {
  const program = writeProgram(`
    // Before the ready line: whoever reads it may stop this at once.
    process.on('SIGTERM', () => process.exit(7));
    console.log('not for the script');
    console.log(JSON.stringify({ ready: false }));
    const url = [process.env.MEDIASOUP_WORKER_BIN !== undefined, ...process.argv.slice(2)].join(' ');
    console.log(JSON.stringify({ ready: true, url, version: '9' }));
    setInterval(() => {}, 1000);
  `);
  const server = await startServer(['--port', '0'], { program });

  expect({ url: server.url, version: server.version }).toEqual({
    url: 'true --port 0 --exit-with-parent',
    version: '9',
  });
  expect(await server.stop()).toMatchObject({ code: 7 });
});

test('says so when the server ends before it is ready', async () => {
  const program = writeProgram('process.exit(3);');

  await expect(startServer([], { program })).rejects.toThrow('The server ended before it was ready (3)');
});
