import { VoiceSender, type MediaConnection } from '../../media/index.ts';

export type MicrophoneFailure = 'insecurePage' | 'notAllowed' | 'notFound' | 'inUse' | 'noAnswer' | 'failed';
export type MicrophoneState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: MicrophoneFailure };

/** A person may think before answering the browser's question, but not for ever. */
const openTimeoutMs = 60_000;

/** The device's microphone as voice needs it: asked for once, announced to the server, kept warm, and failing in words. */
export class Microphone {
  #state: MicrophoneState = { kind: 'closed' };
  readonly #sender: VoiceSender;
  readonly #onChange: () => void;

  constructor(media: MediaConnection, onChange: () => void) {
    this.#sender = new VoiceSender({ connection: media });
    this.#onChange = onChange;
  }

  get state(): MicrophoneState {
    return this.#state;
  }

  /** Whether it is ready to talk into; otherwise `state` says why not. */
  async open(): Promise<boolean> {
    if (!('mediaDevices' in navigator)) {
      // Browsers hide the devices from pages that came neither over HTTPS nor from this machine.
      this.#set({ kind: 'failed', failure: 'insecurePage' });
      return false;
    }
    if (this.#state.kind !== 'ready') this.#set({ kind: 'asking' });
    try {
      await withTimeout(this.#sender.prepare(), openTimeoutMs);
      this.#set({ kind: 'ready' });
      return true;
    } catch (error) {
      this.#set({ kind: 'failed', failure: failureOf(error) });
      return false;
    }
  }

  /** Opens it when the browser hands it out without a question. */
  async openIfAllowed(): Promise<void> {
    if (await isAllowed()) await this.open();
  }

  /** Sound leaves the machine from here on; the server lets it through from the grant on. */
  talk(): void {
    this.#sender.talk().catch((error: unknown) => {
      this.#set({ kind: 'failed', failure: failureOf(error) });
    });
  }

  silence(): void {
    // What failed to open has nothing to silence.
    this.#sender.silence().catch(() => undefined);
  }

  close(): void {
    this.#sender.close();
  }

  #set(state: MicrophoneState): void {
    if (this.#state.kind === state.kind && state.kind !== 'failed') return;
    this.#state = state;
    this.#onChange();
  }
}

async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state === 'granted';
  } catch {
    // Some browsers do not know this permission by name: then it is asked for at the first press.
    return false;
  }
}

/** By the names of Media Capture and Streams, 10.2 (getUserMedia). */
function failureOf(error: unknown): MicrophoneFailure {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'notAllowed';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'notFound';
    case 'NotReadableError':
    case 'AbortError':
      return 'inUse';
    case 'TimeoutError':
      return 'noAnswer';
    default:
      return 'failed';
  }
}

async function withTimeout<Value>(waiting: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException('The microphone was not opened in time', 'TimeoutError')),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([waiting, limit]);
  } finally {
    clearTimeout(timer);
  }
}
