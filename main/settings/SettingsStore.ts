import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { desktopSettingsSchema, type DesktopSettings } from '../../protocol/desktop/desktopSettings.ts';
import { defaultTalkKey } from '../../protocol/desktop/talkKey.ts';
import { shellLog } from '../shellLog.ts';

const defaultSettings: DesktopSettings = {
  version: 1,
  serverUrl: null,
  isDemo: null,
  embeddedPort: null,
  language: 'zh-CN',
  startsAtLogin: false,
  pushToTalkKey: defaultTalkKey,
  consoleBounds: null,
  walls: [],
};

/** The settings of the shell in one file. A file that cannot be read is kept beside it, never overwritten. */
export class SettingsStore {
  readonly #file: string;
  #current: DesktopSettings;
  /** Where a damaged file was put; null when the file was good or there was none. */
  readonly setAside: string | null;

  private constructor(file: string, current: DesktopSettings, setAside: string | null) {
    this.#file = file;
    this.#current = current;
    this.setAside = setAside;
  }

  static open(file: string): SettingsStore {
    if (!existsSync(file)) return new SettingsStore(file, defaultSettings, null);
    try {
      return new SettingsStore(file, desktopSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))), null);
    } catch (error) {
      const setAside = `${file}.damaged-${Date.now()}`;
      renameSync(file, setAside);
      shellLog('the settings could not be read and were set aside', { setAside, error });
      return new SettingsStore(file, defaultSettings, setAside);
    }
  }

  get current(): DesktopSettings {
    return this.#current;
  }

  update(changes: Partial<Omit<DesktopSettings, 'version'>>): void {
    this.#current = desktopSettingsSchema.parse({ ...this.#current, ...changes });
    mkdirSync(dirname(this.#file), { recursive: true });
    const fresh = `${this.#file}.new`;
    const descriptor = openSync(fresh, 'w', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(this.#current, null, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, this.#file);
  }
}
