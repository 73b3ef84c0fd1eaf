import { VoiceReceiver, type MediaConnection } from '../../media/index.ts';

/** One talkgroup coming out of the loudspeaker. */
export class SpeechOutput {
  readonly #receiver: VoiceReceiver;
  readonly #onBlocked: (isBlocked: boolean) => void;
  #producerId: string | null = null;
  #stopWaiting: (() => void) | null = null;
  #isClosed = false;

  constructor(media: MediaConnection, onBlocked: (isBlocked: boolean) => void) {
    this.#receiver = new VoiceReceiver({ connection: media });
    this.#onBlocked = onBlocked;
  }

  /** Hears this producer from now on, and no other. Throws what the server refuses. */
  async listen(producerId: string): Promise<void> {
    this.#producerId = producerId;
    for (const other of this.#receiver.producerIds) if (other !== producerId) this.#receiver.drop(other);
    try {
      await this.#receiver.listen(producerId);
    } catch (error) {
      if (this.#isClosed || this.#producerId !== producerId) return;
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) throw error;
      this.#waitForTouch();
    }
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.#receiver.setVolume(volume);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopWaiting?.();
    this.#receiver.close();
  }

  /** Browsers play sound only after the person has touched the page once. */
  #waitForTouch(): void {
    if (this.#stopWaiting !== null) return;
    const stop = () => {
      document.removeEventListener('pointerdown', retry);
      document.removeEventListener('keydown', retry);
      this.#stopWaiting = null;
      this.#onBlocked(false);
    };
    const retry = () => {
      stop();
      // A failure other than the missing touch comes back with the next rejoin.
      if (this.#producerId !== null && !this.#isClosed) this.listen(this.#producerId).catch(() => undefined);
    };
    document.addEventListener('pointerdown', retry);
    document.addEventListener('keydown', retry);
    this.#stopWaiting = stop;
    this.#onBlocked(true);
  }
}
