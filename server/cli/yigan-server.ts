import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { openDatabase, StartRefused } from '../database/index.ts';
import { demoPassword, shownDemoAccounts } from '../demo/index.ts';
import { liveStream } from '../hall/index.ts';
import { readChainHash, verifyJournal } from '../journal/index.ts';
import { createLog } from '../log/index.ts';
import { startServer } from '../startServer.ts';
import { createPageList, type PageList } from '../walls/index.ts';
import { releaseStartMemory } from './releaseStartMemory.ts';
import { serverVersion } from './serverVersion.ts';

const usage = `yigan-server --data DIR [--host 127.0.0.1] [--port 8080] [--media-port 0] [--tls-cert FILE --tls-key FILE] [--demo [--demo-cameras all|twelve] [--demo-phones 24] [--demo-sensors on|off]] [--wall-pages https://a.example,https://b.example] [--exit-with-parent]
yigan-server verify --data DIR [--entry N]`;

const { values, positionals } = readArguments();

if (positionals[0] === 'verify') verify(values.data, values.entry);
else await serve();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string', default: './yigan-data' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8080' },
        'media-port': { type: 'string', default: '0' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        demo: { type: 'boolean', default: false },
        'demo-cameras': { type: 'string', default: 'all' },
        'wall-pages': { type: 'string', default: '' },
        'demo-phones': { type: 'string', default: '24' },
        'demo-sensors': { type: 'string', default: 'on' },
        'exit-with-parent': { type: 'boolean', default: false },
        entry: { type: 'string' },
        'log-level': { type: 'string', default: 'info' },
      },
    });
  } catch (error) {
    return refuse(`${(error as Error).message}\n${usage}`);
  }
}

async function serve(): Promise<void> {
  const log = createLog(values['log-level']);
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const password = process.env['YIGAN_DEMO_PASSWORD'] ?? demoPassword;
  let isStopping = false;
  const server = await startServer({
    dataFolder: values.data,
    host: values.host,
    port: readPort('port', values.port),
    mediaPort: readPort('media-port', values['media-port']),
    tlsCertFile: values['tls-cert'],
    tlsKeyFile: values['tls-key'],
    isDemo: values.demo,
    demoPassword: password,
    demoCameras: readDemoCameras(values['demo-cameras']),
    demoPhones: Number(values['demo-phones']),
    hasDemoSensors: readDemoSensors(values['demo-sensors']),
    resourcesFolder: join(root, 'resources'),
    pagesFolder: join(root, 'dist', 'renderer'),
    wallPages: readPages(values['wall-pages']),
    version: serverVersion(root),
    log,
    onFirstAdministrator: ({ username, password }) =>
      say(`First administrator: ${username}  password: ${password}  (shown once; to be changed at the first login)`),
  }).catch(refuseStart);
  releaseStartMemory();
  if (values.demo) sayDemoAccounts(server.directory.content.units, password);
  process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, version: serverVersion(root) })}\n`);

  const stop = (reason: string): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'stopping');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  if (values['exit-with-parent']) {
    process.stdin.resume();
    process.stdin.on('end', () => stop('the parent process is gone'));
    process.stdin.on('error', () => stop('the parent process is gone'));
  }
}

function verify(dataFolder: string, entry: string | undefined): void {
  try {
    const database = openDatabase({ dataFolder, isReadOnly: true });
    const verdicts = verifyJournal(database);
    for (const { stream, goodCount, firstBad } of verdicts) {
      const words = firstBad === null ? 'good' : `BAD from entry ${firstBad.seq}: ${firstBad.fault}`;
      process.stdout.write(`${stream}: ${goodCount} entries good${firstBad === null ? '' : `, ${words}`}\n`);
    }
    if (entry !== undefined) {
      const chainHash = readChainHash(database, liveStream, Number(entry));
      process.stdout.write(
        `${liveStream}: entry ${entry} ${chainHash === null ? 'does not exist' : `has the chain value ${chainHash}`}\n`,
      );
    }
    process.exit(verdicts.some(({ firstBad }) => firstBad !== null) ? 1 : 0);
  } catch (error) {
    refuseStart(error);
  }
}

function sayDemoAccounts(units: Parameters<typeof shownDemoAccounts>[0], password: string): void {
  const shown = password === demoPassword ? password : 'as set in YIGAN_DEMO_PASSWORD';
  say(`Demo accounts (password of all: ${shown})`);
  for (const { username, name, role } of shownDemoAccounts(units)) {
    say(`  ${username.padEnd(14)} ${role.padEnd(22)} ${name}`);
  }
}

function readDemoCameras(text: string): 'all' | 'twelve' {
  if (text !== 'all' && text !== 'twelve') refuse(`--demo-cameras is all or twelve, not ${text}.`);
  return text;
}

function readDemoSensors(text: string): boolean {
  if (text !== 'on' && text !== 'off') refuse(`--demo-sensors is on or off, not ${text}.`);
  return text === 'on';
}

function readPages(text: string): PageList {
  try {
    return createPageList(text);
  } catch (error) {
    return refuse(`--wall-pages: ${(error as Error).message}`);
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) refuse(`--${name} ${text} is not a port (0 to 65535).`);
  return port;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function refuseStart(error: unknown): never {
  if (error instanceof StartRefused) refuse(error.message);
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') refuse(`Port ${values.port} of ${values.host} is in use. Choose another with --port.`);
  if (code === 'EACCES') refuse(`Port ${values.port} of ${values.host} may not be opened by this user.`);
  process.stderr.write(`${(error as Error).stack ?? String(message)}\n`);
  process.exit(1);
}

function refuse(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}
