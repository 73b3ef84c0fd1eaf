import type { Consumer } from 'mediasoup-client/types';
import type { ViewPurpose } from '../../protocol/access/role.ts';
import type { CameraId } from '../../protocol/ids.ts';
import type { MediaConnection } from './MediaConnection.ts';

export type CameraSoundState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' | 'on'; readonly owner: string }
  | { readonly kind: 'failed'; readonly owner: string; readonly error: unknown };

/** The one camera that is heard on this page. Silent until a person asks, and silent again whenever its line breaks. */
export class CameraSound {
  readonly #connection: MediaConnection;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: (() => void)[];
  #state: CameraSoundState = { kind: 'off' };
  #consumer: Consumer | null = null;
  #audio: HTMLAudioElement | null = null;
  #round = 0;

  constructor(connection: MediaConnection) {
    this.#connection = connection;
    this.#stopListening = [
      connection.onRestart(() => this.stop()),
      connection.onNotice('media.consumerClosed', ({ consumerId }) => {
        if (consumerId === this.#consumer?.id) this.stop();
      }),
    ];
  }

  get state(): CameraSoundState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Listens to a camera for one tile, in place of whichever was heard before. */
  async listen(owner: string, cameraId: CameraId, purpose: ViewPurpose): Promise<void> {
    this.#silence();
    const round = this.#round;
    this.#set({ kind: 'opening', owner });
    try {
      const { call } = this.#connection;
      const rtpCapabilities = await this.#connection.rtpCapabilities();
      const { consumer: description } = await call('media.listenCamera', { cameraId, rtpCapabilities, purpose });
      const consumer = await this.#connection.consume(description);
      if (round !== this.#round) {
        this.#giveBack(consumer);
        return;
      }
      this.#consumer = consumer;
      const audio = new Audio();
      audio.srcObject = new MediaStream([consumer.track]);
      this.#audio = audio;
      await call('media.resumeConsumer', { consumerId: consumer.id });
      await audio.play();
      if (round === this.#round) this.#set({ kind: 'on', owner });
    } catch (error) {
      if (round !== this.#round) return;
      this.#silence();
      this.#set({ kind: 'failed', owner, error });
    }
  }

  /** Of any tile, or only where this one is heard. */
  stop(owner?: string): void {
    if (this.#state.kind === 'off' || (owner !== undefined && this.#state.owner !== owner)) return;
    this.#silence();
    this.#set({ kind: 'off' });
  }

  /** Loudness now, 0 to 1. */
  level(): number {
    return this.#consumer?.rtpReceiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  close(): void {
    for (const stop of this.#stopListening) stop();
    this.stop();
    this.#listeners.clear();
  }

  #silence(): void {
    this.#round += 1;
    const consumer = this.#consumer;
    this.#consumer = null;
    if (this.#audio !== null) this.#audio.srcObject = null;
    this.#audio = null;
    if (consumer !== null) this.#giveBack(consumer);
  }

  #giveBack(consumer: Consumer): void {
    this.#connection.dropConsumer(consumer.id);
    consumer.close();
  }

  #set(state: CameraSoundState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
