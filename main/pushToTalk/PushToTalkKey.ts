import { app, BrowserWindow, globalShortcut, powerMonitor, type WebContents } from 'electron';
import type { TalkKeyState as TalkKeyBinding } from '../../protocol/desktop/desktopCalls.ts';
import type { DesktopNotice } from '../../protocol/desktop/desktopNotices.ts';
import type { TalkKey } from '../../protocol/desktop/talkKey.ts';
import { acceleratorOf, isPressOf } from './accelerator.ts';
import { idleTalkKey, talkKeyStep, type TalkKeyEvent } from './talkKeyStep.ts';

export interface PushToTalkKeyOptions {
  readonly onPressed: (notice: DesktopNotice<'pushToTalkPressed'>) => void;
  readonly onReleased: (notice: DesktopNotice<'pushToTalkReleased'>) => void;
}

/** A microphone that was opened without a release in sight closes by itself. */
const latchLimitMs = 60_000;

/** The key that talks from any program; see `talkKeyStep` for what a press means where. */
export class PushToTalkKey {
  readonly #options: PushToTalkKeyOptions;
  #key: TalkKey | null = null;
  #binding: TalkKeyBinding = 'none';
  #state = idleTalkKey;
  #limit: NodeJS.Timeout | undefined;
  readonly #onFocus = () => this.#releaseGlobal();
  readonly #onBlur = () => {
    this.#feed({ type: 'focusLost' });
    if (BrowserWindow.getFocusedWindow() === null) this.#takeGlobal();
  };
  readonly #onAway = () => this.#feed({ type: 'away' });

  constructor(options: PushToTalkKeyOptions) {
    this.#options = options;
    app.on('browser-window-focus', this.#onFocus);
    app.on('browser-window-blur', this.#onBlur);
    powerMonitor.on('lock-screen', this.#onAway);
    powerMonitor.on('suspend', this.#onAway);
  }

  get key(): TalkKey | null {
    return this.#key;
  }

  get binding(): TalkKeyBinding {
    return this.#binding;
  }

  bind(key: TalkKey | null): TalkKeyBinding {
    this.#releaseGlobal();
    this.#feed({ type: 'unbound' });
    this.#key = key;
    this.#binding = 'none';
    this.#takeGlobal();
    // While a window of ours has the focus the system's key is left alone, and whether it is free was only tried.
    if (BrowserWindow.getFocusedWindow() !== null) this.#releaseGlobal();
    return this.#binding;
  }

  /** Hears the key in a window of ours, its release included. */
  watch(contents: WebContents): void {
    contents.on('before-input-event', (event, input) => {
      if (this.#key === null) return;
      if (input.type === 'keyUp') {
        // The release counts whatever happened to the modifiers meanwhile.
        if (input.code === this.#key.code) this.#feed({ type: 'windowUp' });
      } else if (isPressOf(this.#key, input)) {
        event.preventDefault();
        if (!input.isAutoRepeat) this.#feed({ type: 'windowDown' });
      }
    });
    contents.on('render-process-gone', this.#onAway);
  }

  close(): void {
    this.bind(null);
    app.off('browser-window-focus', this.#onFocus);
    app.off('browser-window-blur', this.#onBlur);
    powerMonitor.off('lock-screen', this.#onAway);
    powerMonitor.off('suspend', this.#onAway);
  }

  #takeGlobal(): void {
    if (this.#key === null) return;
    const accelerator = acceleratorOf(this.#key);
    if (globalShortcut.isRegistered(accelerator)) return;
    const isBound = globalShortcut.register(accelerator, () =>
      this.#feed({ type: 'globalPress', atMs: performance.now() }),
    );
    this.#binding = isBound ? 'bound' : 'taken';
  }

  #releaseGlobal(): void {
    if (this.#key !== null) globalShortcut.unregister(acceleratorOf(this.#key));
  }

  #feed(event: TalkKeyEvent): void {
    const { state, outcome } = talkKeyStep(this.#state, event);
    this.#state = state;
    if (outcome === null) return;
    clearTimeout(this.#limit);
    if ('release' in outcome) {
      this.#options.onReleased({ why: outcome.release });
      return;
    }
    if (outcome.press === 'latched') this.#limit = setTimeout(() => this.#feed({ type: 'timeLimit' }), latchLimitMs);
    this.#options.onPressed({ how: outcome.press });
  }
}
