import { chooseRecordingType, type RecordingKind } from './chooseRecordingType.ts';

/** Why nothing can be recorded; each has words. */
export type RecordingProblem = 'denied' | 'noDevice' | 'busy' | 'unsupported' | 'empty';

export class RecordingFailed extends Error {
  readonly problem: RecordingProblem;

  constructor(problem: RecordingProblem, options?: ErrorOptions) {
    super(`Nothing could be recorded: ${problem}`, options);
    this.problem = problem;
  }
}

/** A voice note stays below 200 kB a minute, a video below 3 MB for its 20 seconds: a bad line carries both. */
const voiceBps = 24_000;
const videoBps = 900_000;
const video = { facingMode: 'environment', width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 20 } };

/** One recording from the phone's microphone or camera; both are given back when it ends or is closed. */
export class Recording {
  readonly stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #chunks: Blob[] = [];
  readonly #ended: Promise<void>;

  private constructor(stream: MediaStream, recorder: MediaRecorder) {
    this.stream = stream;
    this.#recorder = recorder;
    recorder.ondataavailable = ({ data }) => this.#chunks.push(data);
    this.#ended = new Promise((resolve) => {
      recorder.onstop = () => resolve();
    });
  }

  /** Throws `RecordingFailed`. */
  static async create(kind: RecordingKind): Promise<Recording> {
    // Both typed as always there; absent in old browsers and outside secure contexts.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const Recorder = window.MediaRecorder as typeof MediaRecorder | undefined;
    const mimeType =
      Recorder === undefined ? null : chooseRecordingType(kind, (type) => Recorder.isTypeSupported(type));
    if (devices === undefined || Recorder === undefined || mimeType === null) throw new RecordingFailed('unsupported');
    const stream = await openDevices(devices, kind);
    const recorder = new Recorder(stream, {
      mimeType,
      audioBitsPerSecond: voiceBps,
      ...(kind === 'video' ? { videoBitsPerSecond: videoBps } : {}),
    });
    const recording = new Recording(stream, recorder);
    recorder.start(1_000);
    return recording;
  }

  /** Ends it and gives what was recorded; throws `RecordingFailed` when there is nothing. */
  async finish(): Promise<Blob> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    await this.#ended;
    this.close();
    const type = this.#recorder.mimeType.split(';')[0] ?? '';
    const blob = new Blob(this.#chunks, { type });
    if (blob.size === 0) throw new RecordingFailed('empty');
    return blob;
  }

  close(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    for (const track of this.stream.getTracks()) track.stop();
  }
}

async function openDevices(devices: MediaDevices, kind: RecordingKind): Promise<MediaStream> {
  try {
    return await devices.getUserMedia({ audio: true, ...(kind === 'video' ? { video } : {}) });
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new RecordingFailed('denied', { cause });
    throw new RecordingFailed(name === 'NotReadableError' ? 'busy' : 'noDevice', { cause });
  }
}
