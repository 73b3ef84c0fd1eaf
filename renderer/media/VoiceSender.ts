import type { Producer } from 'mediasoup-client/types';
import type { MediaConnection } from './MediaConnection.ts';

/**
 * The microphone of a seat or phone: opened and announced ahead of the first press so that no syllable is cut, and silent
 * until `talk`: while it is silent no sound leaves the machine.
 */
export class VoiceSender {
  readonly #connection: MediaConnection;
  readonly #stopListening: () => void;
  #track: MediaStreamTrack | null = null;
  #producer: Promise<Producer> | null = null;
  #isTalking = false;
  #isClosed = false;

  constructor(options: { connection: MediaConnection }) {
    this.#connection = options.connection;
    this.#stopListening = options.connection.onRestart(() => {
      if (this.#producer === null) return;
      this.#producer = null;
      // The failure is told to whoever presses next: `prepare` is then tried again.
      this.prepare().catch(() => undefined);
    });
  }

  /** Opens the microphone and makes the producer; returns its id. Throws what the browser throws without permission. */
  async prepare(): Promise<string> {
    if (this.#isClosed) throw new Error('The voice sender is closed');
    if (this.#track?.readyState === 'ended') this.#forgetDeadMicrophone();
    if (this.#producer === null) {
      const making = this.#make();
      this.#producer = making;
      making.catch(() => {
        if (this.#producer === making) this.#producer = null;
      });
    }
    return (await this.#producer).id;
  }

  /** Lets the microphone through on this side; the server does its part when it grants the floor. */
  async talk(): Promise<void> {
    this.#isTalking = true;
    await this.prepare();
    await this.#apply();
  }

  async silence(): Promise<void> {
    this.#isTalking = false;
    await this.#apply();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopListening();
    this.#producer?.then((producer) => producer.close()).catch(() => undefined);
    this.#track?.stop();
  }

  /** A phone that slept or a headset pulled out ends the track, and the producer never hears of it. */
  #forgetDeadMicrophone(): void {
    this.#producer?.then((producer) => producer.close()).catch(() => undefined);
    this.#producer = null;
    this.#track = null;
  }

  async #apply(): Promise<void> {
    const producer = await this.#producer;
    if (producer === null || producer.closed) return;
    if (this.#isTalking) producer.resume();
    else producer.pause();
  }

  async #make(): Promise<Producer> {
    const [transport, track] = await Promise.all([this.#connection.sendingTransport(), this.#openMicrophone()]);
    const producer = await transport.produce({
      track,
      stopTracks: false,
      zeroRtpOnPause: false,
      disableTrackOnPause: true,
      codecOptions: { opusFec: true, opusDtx: false, opusStereo: false },
    });
    if (this.#isClosed) producer.close();
    else if (!this.#isTalking) producer.pause();
    return producer;
  }

  async #openMicrophone(): Promise<MediaStreamTrack> {
    if (this.#track?.readyState === 'live') return this.#track;
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    const [track] = stream.getAudioTracks();
    if (track === undefined) throw new Error('The microphone gave no track');
    this.#track = track;
    return track;
  }
}
