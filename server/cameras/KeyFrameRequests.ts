import type { CameraSource } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { OnvifDevice } from './drivers/onvif/index.ts';

export interface KeyFrameRequestsOptions {
  readonly findSource: (cameraId: CameraId) => CameraSource | undefined;
  /** Milliseconds. */
  readonly now: () => number;
}

interface Asked {
  readonly device: Promise<OnvifDevice> | null;
  readonly url: string;
  /** The camera is not asked again before. */
  readonly notBefore: number;
}

const everyMs = 2_000;
const timeoutMs = 4_000;
/** A camera that refused or did not answer: streams go on without, so it need not be troubled often. */
const afterFailureMs = 10 * 60_000;
const mostOpen = 64;

/**
 * Asks cameras for a key frame through ONVIF (SetSynchronizationPoint, optional in the standard), once for all who wait.
 * Whether a camera obeyed shows in its stream only, so a failure is nobody's error and is not reported.
 */
export class KeyFrameRequests {
  readonly #options: KeyFrameRequestsOptions;
  readonly #asked = new Map<CameraId, Asked>();
  #isClosed = false;

  constructor(options: KeyFrameRequestsOptions) {
    this.#options = options;
  }

  ask(cameraId: CameraId): void {
    const source = this.#options.findSource(cameraId);
    const before = this.#asked.get(cameraId);
    if (this.#isClosed || source?.onvifUrl === undefined) return;
    const url = source.onvifUrl;
    const now = this.#options.now();
    const isSame = before?.url === url;
    if (isSame && now < before.notBefore) return;
    const device = (isSame ? before.device : null) ?? connect(url, source);
    if (!isSame) close(before);
    this.#asked.delete(cameraId);
    this.#asked.set(cameraId, { device, url, notBefore: now + everyMs });
    this.#forgetOldest();
    device
      .then((connected) => connected.synchronize())
      .catch(() => {
        close({ device, url, notBefore: 0 });
        if (this.#asked.get(cameraId)?.device !== device) return;
        this.#asked.set(cameraId, { device: null, url, notBefore: this.#options.now() + afterFailureMs });
      });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const asked of this.#asked.values()) close(asked);
    this.#asked.clear();
  }

  #forgetOldest(): void {
    if (this.#asked.size <= mostOpen) return;
    const [oldest] = this.#asked.keys();
    if (oldest === undefined) return;
    close(this.#asked.get(oldest));
    this.#asked.delete(oldest);
  }
}

function connect(url: string, { username, password }: CameraSource): Promise<OnvifDevice> {
  const credentials = username === undefined ? {} : { username, password: password ?? '' };
  return OnvifDevice.create({ url, ...credentials, timeoutMs });
}

function close(asked: Asked | undefined): void {
  // A device that was never reached has nothing to close.
  asked?.device?.then((device) => device.close()).catch(() => undefined);
}
