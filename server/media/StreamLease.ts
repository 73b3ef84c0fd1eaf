import type { StreamState } from '../../protocol/media/streamState.ts';
import type { CameraStream, PlacedProducer } from './CameraStream.ts';

/** The right to a pulled stream; as long as one is held, the camera is pulled. */
export class StreamLease {
  readonly #stream: CameraStream;
  #isReleased = false;

  constructor(stream: CameraStream) {
    this.#stream = stream;
    stream.retain();
  }

  get cameraStream(): CameraStream {
    return this.#stream;
  }

  get state(): StreamState {
    return this.#stream.state;
  }

  async placed(): Promise<PlacedProducer> {
    return this.#stream.placed();
  }

  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#stream.release();
  }
}
