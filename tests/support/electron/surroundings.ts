import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { standInSettings, type StandInDisplay } from './standInSettings.ts';

/** The parts of Electron that belong to the system around it: displays, keys, dialogs, power, tray, permissions. */
export class Screen extends EventEmitter {
  #displays: readonly StandInDisplay[] = standInSettings.displays;

  getAllDisplays(): object[] {
    return this.#displays.map(view);
  }

  getPrimaryDisplay(): object {
    const [primary] = this.#displays;
    if (primary === undefined) throw new Error('There is no display');
    return view(primary);
  }

  /** Plugs displays in and out. */
  setDisplays(displays: readonly StandInDisplay[]): void {
    const before = this.#displays;
    this.#displays = displays;
    for (const one of before)
      if (!displays.some(({ id }) => id === one.id)) this.emit('display-removed', {}, view(one));
    for (const one of displays) if (!before.some(({ id }) => id === one.id)) this.emit('display-added', {}, view(one));
  }
}

function view(display: StandInDisplay): object {
  return { ...display, workArea: display.bounds, scaleFactor: 1 };
}

export const screen = new Screen();
export const powerMonitor = new EventEmitter();

const registered = new Map<string, () => void>();
export const globalShortcut = {
  register(accelerator: string, callback: () => void): boolean {
    if (standInSettings.takenKeys.includes(accelerator) || registered.has(accelerator)) return false;
    registered.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string): void => void registered.delete(accelerator),
  isRegistered: (accelerator: string): boolean => registered.has(accelerator),
  /** The person presses the key in another program; false when nobody hears it. */
  press(accelerator: string): boolean {
    registered.get(accelerator)?.();
    return registered.has(accelerator);
  },
};

export interface MessageBox {
  readonly message: string;
  readonly detail?: string;
  readonly cancelId?: number;
}

const answers = [...standInSettings.answers];
export const dialog = {
  shown: [] as MessageBox[],
  showMessageBox(options: MessageBox): Promise<{ response: number; checkboxChecked: boolean }> {
    dialog.shown.push(options);
    return Promise.resolve({ response: answers.shift() ?? options.cancelId ?? 0, checkboxChecked: false });
  },
};

type PermissionAnswer = (isGiven: boolean) => void;
const handlers: {
  request?: (contents: null, permission: string, answer: PermissionAnswer, details: object) => void;
} = {};
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof handlers.request) => Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    /** A page asks for a permission. */
    ask: (permission: string, details: object): Promise<boolean> =>
      new Promise((resolve) => handlers.request?.(null, permission, resolve, details)),
  },
};

export class Tray extends EventEmitter {
  constructor(icon: string) {
    super();
    if (!existsSync(icon)) throw new Error(`Failed to load image from path '${icon}'`);
  }
  setToolTip(): void {}
  setContextMenu(): void {}
  destroy(): void {}
}

export const Menu = {
  buildFromTemplate: (template: object[]): object => ({ template }),
  setApplicationMenu: (): void => undefined,
};
