import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

const parentPort = fileURLToPath(new URL('./parentPort.ts', import.meta.url));

export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(program: string, parameters: string[], env: NodeJS.ProcessEnv) {
    super();
    // A utility process of Electron has no standard input.
    this.#child = fork(program, parameters, {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--import', parentPort],
    });
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }
  get stdout(): ChildProcess['stdout'] {
    return this.#child.stdout;
  }
  get stderr(): ChildProcess['stderr'] {
    return this.#child.stderr;
  }

  postMessage(message: string): void {
    this.#child.send(message);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  running: [] as UtilityProcess[],
  fork(program: string, parameters: string[] = [], { env = process.env }: { env?: NodeJS.ProcessEnv } = {}) {
    const child = new UtilityProcess(program, parameters, env);
    utilityProcess.running.push(child);
    child.once('exit', () => (utilityProcess.running = utilityProcess.running.filter((one) => one !== child)));
    return child;
  },
};
