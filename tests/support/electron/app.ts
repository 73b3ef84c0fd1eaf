import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standInSettings } from './standInSettings.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface StandInWindows {
  closeAll(): void;
  /** Resolves when the pages are gone from Chromium. */
  leave(): Promise<void>;
}

if (standInSettings.isPackaged) Object.assign(process, { resourcesPath: join(standInSettings.userData, 'resources') });

export class App extends EventEmitter {
  readonly isPackaged = standInSettings.isPackaged;
  readonly relaunches: string[][] = [];
  windows: StandInWindows | null = null;
  #isQuitting = false;
  readonly #lock = join(standInSettings.userData, 'instance.lock');

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  }

  getAppPath(): string {
    return root;
  }

  getPath(name: string): string {
    if (name === 'home') return homedir();
    return name === 'userData' ? standInSettings.userData : join(standInSettings.userData, name);
  }

  setLoginItemSettings(): void {
    throw new Error('Linux has no login items');
  }

  requestSingleInstanceLock(): boolean {
    mkdirSync(standInSettings.userData, { recursive: true });
    const first = readLock(this.#lock);
    if (first !== null) {
      process.kill(first, 'SIGUSR2');
      return false;
    }
    writeFileSync(this.#lock, String(process.pid));
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], root));
    process.on('exit', () => rmSync(this.#lock, { force: true }));
    return true;
  }

  relaunch({ args = [] }: { args?: string[] } = {}): void {
    this.relaunches.push(args);
    process.send?.({ relaunch: args });
  }

  quit(): void {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) };
    this.emit('before-quit', event);
    if (event.isPrevented || this.#isQuitting) return;
    this.#isQuitting = true;
    this.windows?.closeAll();
    this.emit('will-quit', { preventDefault: () => undefined });
    this.exit(0);
  }

  exit(code = 0): void {
    void Promise.resolve(this.windows?.leave()).finally(() => process.exit(code));
  }
}

function readLock(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    // No file, or its process is gone: the lock is free.
    return null;
  }
}

export const app = new App();
