import type { Camera } from '../../protocol/camera/camera.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Log } from '../log/index.ts';
import type { PtzDriver, PtzVelocity } from './PtzDriver.ts';

export interface PtzHeadsOptions {
  readonly findCamera: (cameraId: CameraId) => Camera | undefined;
  /** Throws `Rejected` when the camera has no control address. */
  readonly openDriver: (camera: Camera) => PtzDriver;
  readonly log: Log;
}

export interface Head {
  readonly camera: Camera;
  readonly driver: PtzDriver;
  /** The page that gave the last input. */
  peerId: string | null;
  /** Counts orders, so that one that had to wait sees that a newer one came. */
  orders: number;
  deadMan: NodeJS.Timeout | undefined;
}

/** A head that hears nothing from the seat that moves it stops by then; the rest of the second is the camera's. */
const deadManMs = 600;

/** The open connections to cameras that turn, and what keeps each from turning on by itself. */
export class PtzHeads {
  readonly #options: PtzHeadsOptions;
  readonly #heads = new Map<CameraId, Head>();

  constructor(options: PtzHeadsOptions) {
    this.#options = options;
  }

  /** Throws when there is no such camera, or it does not turn. */
  open(cameraId: CameraId): Head {
    const known = this.#heads.get(cameraId);
    if (known !== undefined) return known;
    const camera = this.#options.findCamera(cameraId);
    if (camera === undefined) throw new Rejected('notFound', 'cameraUnknown');
    if (camera.ptz === null) throw new Rejected('notAllowed', 'cameraNoPtz');
    const driver = this.#options.openDriver(camera);
    const head: Head = { camera, driver, peerId: null, orders: 0, deadMan: undefined };
    this.#heads.set(cameraId, head);
    return head;
  }

  find(cameraId: CameraId): Head | undefined {
    return this.#heads.get(cameraId);
  }

  ofPeer(peerId: string): [CameraId, Head][] {
    return [...this.#heads].filter(([, head]) => head.peerId === peerId);
  }

  /** Sets the head going, and its dead-man time anew. */
  async move(cameraId: CameraId, head: Head, velocity: PtzVelocity): Promise<void> {
    head.orders += 1;
    clearTimeout(head.deadMan);
    head.deadMan = setTimeout(() => void this.halt(cameraId, head), deadManMs);
    await reach(() => head.driver.move(velocity));
  }

  async stop(head: Head): Promise<void> {
    this.#disarm(head);
    await reach(() => head.driver.stop());
  }

  /** Stops where nobody waits for an answer; a camera that cannot be stopped is the log's business. */
  async halt(cameraId: CameraId, head: Head): Promise<void> {
    this.#disarm(head);
    try {
      await head.driver.stop();
    } catch (error) {
      this.#options.log.error({ err: error, cameraId }, 'a moving camera could not be stopped');
    }
  }

  async turnTo(head: Head, pose: Parameters<PtzDriver['turnTo']>[0]): Promise<void> {
    this.#disarm(head);
    await reach(() => head.driver.turnTo(pose));
  }

  /** Forgets the connection to a camera whose address changed. */
  async forget(cameraId: CameraId): Promise<void> {
    const head = this.#heads.get(cameraId);
    this.#heads.delete(cameraId);
    clearTimeout(head?.deadMan);
    await head?.driver.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#heads.keys()].map((cameraId) => this.forget(cameraId)));
  }

  #disarm(head: Head): void {
    head.orders += 1;
    clearTimeout(head.deadMan);
    head.deadMan = undefined;
  }
}

export async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Rejected('unavailable', 'cameraUnreachable', { cause });
  }
}
