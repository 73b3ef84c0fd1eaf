import { connect } from 'node:net';
import type { CameraSource, CameraStatus } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import type { CameraStreamState } from '../../protocol/media/streamState.ts';

export interface CameraStatusesOptions {
  readonly sourceIds: () => readonly CameraId[];
  readonly findSource: (cameraId: CameraId) => CameraSource | undefined;
  /** Called with the statuses that changed. */
  readonly onChanged: (changed: Record<CameraId, CameraStatus>) => void;
}

const roundMs = 30_000;
const probeTimeoutMs = 3_000;
const probesAtOnce = 16;
const rtspPort = 554;

/**
 * Whether each camera can be reached: a round of connection attempts, corrected at once by what the streams that are
 * being watched tell. A camera without an address is `unknown`.
 */
export class CameraStatuses {
  readonly #options: CameraStatusesOptions;
  readonly #statuses = new Map<CameraId, CameraStatus>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: CameraStatusesOptions) {
    this.#options = options;
  }

  statusOf(cameraId: CameraId): CameraStatus {
    return this.#statuses.get(cameraId) ?? 'unknown';
  }

  /** Those that do not answer or answer wrongly. */
  broken(): CameraId[] {
    return [...this.#statuses]
      .flatMap(([id, status]) => (status === 'offline' || status === 'fault' ? [id] : []))
      .sort();
  }

  all(): Record<CameraId, CameraStatus> {
    return Object.fromEntries(this.#statuses);
  }

  /** Probes every camera once, then goes on in rounds until `close`. */
  async start(): Promise<void> {
    await this.#round();
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.start(), roundMs);
  }

  hear({ cameraId, state }: CameraStreamState): void {
    if (state.phase === 'live') this.#set({ [cameraId]: 'online' });
    else if (state.phase === 'failed') {
      const isGone = state.reason === 'unreachable' || state.reason === 'connectTimeout';
      this.#set({ [cameraId]: isGone ? 'offline' : 'fault' });
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    const ids = [...this.#options.sourceIds()];
    while (ids.length > 0 && !this.#isClosed) {
      const batch = ids.splice(0, probesAtOnce);
      const probed = await Promise.all(batch.map(async (id) => [id, await this.#probe(id)] as const));
      // A fault seen on a stream outlives the round: that the port answers does not mean that pictures come.
      const told = probed.filter(([id, status]) => !(status === 'online' && this.statusOf(id) === 'fault'));
      this.#set(Object.fromEntries(told));
    }
  }

  async #probe(cameraId: CameraId): Promise<CameraStatus> {
    const source = this.#options.findSource(cameraId);
    const address = source?.subUrl ?? source?.mainUrl;
    if (source === undefined || source.driver === 'none' || address === undefined) return 'unknown';
    const url = URL.parse(address);
    return url === null ? 'fault' : probePort(url.hostname, url.port === '' ? rtspPort : Number(url.port));
  }

  #set(statuses: Record<string, CameraStatus>): void {
    const changed = Object.entries(statuses).filter(([id, status]) => this.#statuses.get(id as CameraId) !== status);
    if (changed.length === 0) return;
    for (const [id, status] of changed) this.#statuses.set(id as CameraId, status);
    this.#options.onChanged(Object.fromEntries(changed));
  }
}

function probePort(host: string, port: number): Promise<CameraStatus> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (status: CameraStatus): void => {
      socket.destroy();
      resolve(status);
    };
    socket.setTimeout(probeTimeoutMs, () => settle('offline'));
    socket.once('connect', () => settle('online'));
    socket.once('error', () => settle('offline'));
  });
}
