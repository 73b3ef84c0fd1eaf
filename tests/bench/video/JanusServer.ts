import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/bin/janus';
const readyTimeoutMs = 15_000;
const libraryFolder = '/usr/lib/x86_64-linux-gnu/janus';
const otherPlugins = 'audiobridge echotest recordplay sip nosip textroom videocall videoroom voicemail duktape lua';
const otherTransports = 'http mqtt nanomsg pfunix rabbitmq';

export interface JanusMount {
  readonly id: number;
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** Debian's Janus with its streaming plugin, on loopback, from a folder of its own; settings as shipped but for ports. */
export class JanusServer {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.url = url;
    this.#child = child;
    this.#folder = folder;
    process.once('exit', this.#endWithUs);
  }

  static get isInstalled(): boolean {
    return existsSync(program);
  }

  /** Janus knows no parent: whatever way the bench ends, it is ended too. */
  readonly #endWithUs = (): void => {
    this.#child.kill('SIGKILL');
  };

  static async create(mounts: readonly JanusMount[]): Promise<JanusServer> {
    const folder = mkdtempSync(join(tmpdir(), 'yigan-janus-'));
    const port = await freePort();
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(
      join(folder, 'janus.jcfg'),
      `general: {
         log_to_stdout = true
         debug_level = 3
         transports_folder = "${libraryFolder}/transports"
         plugins_folder = "${libraryFolder}/plugins"
         events_folder = "${empty}"
         loggers_folder = "${empty}"
       }
       nat: { ice_enforce_list = "lo" }
       media: { ipv6 = false }
       plugins: { disable = "${libraries(otherPlugins)}" }
       transports: { disable = "${libraries(otherTransports)}" }
      `,
    );
    writeFileSync(
      join(folder, 'janus.transport.websockets.jcfg'),
      `general: { ws = true  ws_port = ${port}  ws_ip = "127.0.0.1"  wss = false }\nadmin: { admin_ws = false }\n`,
    );
    writeFileSync(
      join(folder, 'janus.plugin.streaming.jcfg'),
      mounts
        .map(
          ({ id, url, username, password }) =>
            `camera-${id}: { type = "rtsp" id = ${id} audio = false video = true url = "${url}" rtsp_user = "${username}" rtsp_pwd = "${password}" }\n`,
        )
        .join(''),
    );
    const child = spawn(program, ['--configs-folder', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += String(chunk)));
    const server = new JanusServer(`ws://127.0.0.1:${port}`, child, folder);
    try {
      await untilOpen(port, () => {
        if (child.exitCode !== null) throw new Error(`Janus ended:\n${words.slice(-2_000)}`);
      });
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  async close(): Promise<void> {
    process.off('exit', this.#endWithUs);
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function libraries(names: string): string {
  return names
    .split(' ')
    .map((name) => `libjanus_${name}.so`)
    .join(',');
}

async function untilOpen(port: number, check: () => void): Promise<void> {
  const givesUpAt = performance.now() + readyTimeoutMs;
  while (performance.now() < givesUpAt) {
    check();
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Janus was not ready in time');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
