import { join } from 'node:path';
import { app, Menu, session, type Tray, type WindowOpenHandlerResponse } from 'electron';
import type { ServerStatus } from '../protocol/desktop/desktopCalls.ts';
import { wallIdSchema } from '../protocol/ids.ts';
import { serverUrlSchema, wallDisplaySchema } from '../protocol/desktop/desktopSettings.ts';
import type { DesktopNotice, DesktopNoticeName } from '../protocol/desktop/desktopNotices.ts';
import { createDesktopHandlers } from './bridge/createDesktopHandlers.ts';
import { isTrustedSender } from './bridge/isTrustedSender.ts';
import { registerDesktopCalls } from './bridge/registerDesktopCalls.ts';
import { PushToTalkKey } from './pushToTalk/PushToTalkKey.ts';
import type { ShellArguments } from './readShellArguments.ts';
import { EmbeddedServer } from './server/EmbeddedServer.ts';
import { createHallLink, type ServerLink } from './server/ServerLink.ts';
import { SettingsStore } from './settings/SettingsStore.ts';
import { shellLog } from './shellLog.ts';
import { shellPaths } from './shellPaths.ts';
import { createTray } from './tray/createTray.ts';
import { createConsoleWindow } from './windows/createConsoleWindow.ts';
import { guardContents, guardPermissions } from './windows/guardContents.ts';
import type { HallWindow } from './windows/HallWindow.ts';
import { securePreferences } from './windows/securePreferences.ts';
import { WallWindows } from './windows/WallWindows.ts';
import { createShellWords, type ShellWords } from './words/createShellWords.ts';
import { askForDemo, askForServer, tellPerson } from './words/shellDialogs.ts';

/** The desktop shell: its windows, its server and what the operating system gives it, put together. */
export class Shell {
  readonly #words: ShellWords;
  readonly #settings: SettingsStore;
  readonly #paths = shellPaths();
  readonly #walls: WallWindows;
  readonly #talkKey: PushToTalkKey;
  readonly #calls: { close: () => void };
  readonly #tray: Tray;
  #server: ServerLink | null = null;
  #origin: string | null = null;
  #console: HallWindow | null = null;
  #closing: Promise<void> | null = null;

  private constructor(words: ShellWords, settings: SettingsStore) {
    this.#words = words;
    this.#settings = settings;
    guardPermissions(session.defaultSession, () => this.#origin);
    app.on('web-contents-created', (_event, contents) => {
      guardContents(contents, {
        origin: () => this.#origin,
        onServerChosen: (server) => void this.#chooseServer(server).catch(logFailure),
        onWindowAsked: (url) => this.#answerWindow(url),
      });
    });
    // Without a menu of ours Electron shows one with developer tools; macOS needs one for copy and paste.
    Menu.setApplicationMenu(
      process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
    );
    this.#talkKey = new PushToTalkKey({
      onPressed: (notice) => this.#console?.say('pushToTalkPressed', notice),
      onReleased: (notice) => this.#console?.say('pushToTalkReleased', notice),
    });
    this.#walls = new WallWindows({
      settings,
      words,
      preload: this.#paths.preload,
      icon: this.#paths.windowIcon,
      onOpened: (window) => this.#talkKey.watch(window.contents),
      onChanged: () => this.#say('displaysChanged', this.#walls.displays()),
    });
    const handlers = createDesktopHandlers({
      settings,
      walls: this.#walls,
      talkKey: this.#talkKey,
      serverStatus: () => this.#status(),
      recoveryOf: (sender) => this.#windows().find(({ contents }) => contents.id === sender.id)?.recovery ?? null,
      moveTo: (serverUrl) => this.#moveTo(serverUrl),
    });
    this.#calls = registerDesktopCalls(handlers, (event) =>
      isTrustedSender(event, { origin: this.#origin, contentsIds: this.#windows().map(({ contents }) => contents.id) }),
    );
    this.#tray = createTray({
      words,
      icon: this.#paths.trayIcon,
      onShow: () => this.showConsole(),
      onQuit: () => app.quit(),
    });
  }

  static async create(given: ShellArguments): Promise<Shell> {
    const settings = SettingsStore.open(join(app.getPath('userData'), 'settings.json'));
    const words = await createShellWords(settings.current.language);
    const shell = new Shell(words, settings);
    if (settings.setAside !== null) {
      shell.#tell(words('tell.settingsSetAside'), words('tell.settingsSetAsideDetail', { path: settings.setAside }));
    }
    if (given.refusedServer !== null) {
      shell.#tell(words('tell.badServer'), words('tell.badServerDetail', { url: given.refusedServer }));
    }
    shell.#talkKey.bind(settings.current.pushToTalkKey);
    shell.showConsole();
    await shell.#startServer(given);
    return shell;
  }

  showConsole(): void {
    if (this.#console !== null) {
      this.#console.focus();
      return;
    }
    const window: HallWindow = createConsoleWindow({
      settings: this.#settings,
      preload: this.#paths.preload,
      icon: this.#paths.windowIcon,
      words: this.#words,
      onClosed: () => {
        this.#console = null;
      },
    });
    this.#console = window;
    this.#talkKey.watch(window.contents);
    this.#showServer(window);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    this.#talkKey.close();
    this.#calls.close();
    this.#walls.closeAll();
    this.#tray.destroy();
    // Before the server, so that no page shows that it lost it.
    this.#console?.browserWindow.close();
    await this.#server?.close();
  }

  async #startServer(given: ShellArguments): Promise<void> {
    const url = given.serverUrl ?? this.#settings.current.serverUrl;
    const onStatus = () => this.#onServerStatus();
    this.#server =
      url === null
        ? new EmbeddedServer({
            processEntry: this.#paths.serverProcess,
            program: this.#paths.serverProgram,
            dataFolder: join(app.getPath('userData'), 'data'),
            isDemo: given.isDemo || (await this.#isDemo()),
            port: this.#settings.current.embeddedPort,
            mediaWorker: this.#paths.mediaWorker,
            onStatus,
            onFirstAdministrator: (words) => this.#tell(this.#words('tell.firstAdministrator'), words),
          })
        : createHallLink(url, onStatus);
    this.#server.start();
  }

  async #isDemo(): Promise<boolean> {
    const known = this.#settings.current.isDemo;
    if (known !== null) return known;
    const isDemo = await askForDemo(this.#words);
    this.#settings.update({ isDemo });
    return isDemo;
  }

  #onServerStatus(): void {
    const status = this.#status();
    this.#say('serverStatus', status);
    if (status.state === 'ready' && status.url !== null) {
      const isMoved = status.url !== this.#origin;
      this.#origin = status.url;
      if (status.mode === 'embedded') this.#settings.update({ embeddedPort: Number(new URL(status.url).port) });
      // Pages of the same origin join again by themselves, and keep what the person was doing.
      if (isMoved) this.#walls.show(status.url);
      if (isMoved && this.#console !== null) this.#showServer(this.#console);
    } else if (this.#console !== null && (this.#origin === null || status.state === 'failed')) {
      this.#origin = null;
      this.#showServer(this.#console);
    }
  }

  #showServer(window: HallWindow): void {
    const { state } = this.#status();
    if (this.#origin !== null) {
      window.load(`${this.#origin}/`);
      return;
    }
    const t = this.#words;
    if (state === 'failed') {
      window.showStatus({
        title: t('status.failed'),
        detail: t('status.failedDetail'),
        words: this.#server?.words ?? '',
        form: { label: t('status.serverLabel'), button: t('status.serverUse'), value: '' },
      });
      return;
    }
    const isAgain = state === 'restarting';
    window.showStatus({
      title: t(isAgain ? 'status.restarting' : 'status.starting'),
      detail: t(isAgain ? 'status.restartingDetail' : 'status.startingDetail'),
    });
  }

  /** A wall goes to a display of its own; other pages, and a wall on a machine with one display, get a plain window. */
  #answerWindow(url: URL): WindowOpenHandlerResponse {
    const wallId = wallIdSchema.safeParse(url.pathname === '/wall' ? url.searchParams.get('wall') : null);
    const wallDisplay = wallDisplaySchema.safeParse(Number(url.searchParams.get('display') ?? '1') - 1);
    if (wallId.success && wallDisplay.success && this.#walls.openBeside(wallId.data, wallDisplay.data)) {
      return { action: 'deny' };
    }
    const { preload, windowIcon } = this.#paths;
    return {
      action: 'allow',
      overrideBrowserWindowOptions: {
        width: 1280,
        height: 720,
        icon: windowIcon,
        backgroundColor: '#0d1014',
        webPreferences: securePreferences(preload),
      },
    };
  }

  async #chooseServer(text: string): Promise<void> {
    const parsed = serverUrlSchema.safeParse(text);
    if (parsed.success) await this.#moveTo(parsed.data);
    else this.#tell(this.#words('tell.badServer'), this.#words('tell.badServerDetail', { url: text.slice(0, 200) }));
  }

  /** Only the person moves a seat to another server: a page could be made to ask for it. */
  async #moveTo(serverUrl: string | null): Promise<void> {
    if (!(await askForServer(this.#words, serverUrl))) return;
    this.#settings.update({ serverUrl });
    const parameters = process.argv.slice(1).filter((parameter) => !parameter.startsWith('--server'));
    app.relaunch({ args: parameters });
    app.quit();
  }

  #status(): ServerStatus {
    return this.#server?.status ?? { mode: 'embedded', state: 'starting', url: null, restarts: 0 };
  }

  #windows(): HallWindow[] {
    return [...(this.#console === null ? [] : [this.#console]), ...this.#walls.windows];
  }

  #say<Name extends DesktopNoticeName>(name: Name, notice: DesktopNotice<Name>): void {
    for (const window of this.#windows()) window.say(name, notice);
  }

  #tell(message: string, detail: string): void {
    tellPerson(this.#words, message, detail);
  }
}

function logFailure(error: unknown): void {
  shellLog('a dialog failed', { error });
}
