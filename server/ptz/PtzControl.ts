import type { Actor, Role } from '../../protocol/access/role.ts';
import type { Camera } from '../../protocol/camera/camera.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';
import type { CameraId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Log } from '../log/index.ts';

export interface PtzVelocity {
  /** -1..1 of the head's full speed; positive is right, up, closer. */
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
}

/** What a camera's control protocol offers; each call ends within the driver's own timeout or throws. */
export interface PtzDriver {
  /** Degrees: pan clockwise from true north, tilt positive upwards, horizontal field of view. */
  turnTo(pose: { panDeg: number; tiltDeg: number; hfovDeg: number }): Promise<void>;
  move(velocity: PtzVelocity): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface PtzControlOptions {
  readonly findCamera: (cameraId: CameraId) => Camera | undefined;
  /** Throws `Rejected` when the camera has no control address. */
  readonly openDriver: (camera: Camera) => PtzDriver;
  readonly now: () => number;
  readonly log: Log;
  readonly onTurned: (actor: Actor, cameraId: CameraId, by: 'hand' | 'linkage') => void;
}

interface Head {
  readonly driver: PtzDriver;
  holder: { readonly actor: Actor; readonly peerId: string; until: number } | null;
  deadMan: NodeJS.Timeout | undefined;
}

const holdMs = 30_000;
/** A head that hears nothing from the seat that moves it stops by then. */
const deadManMs = 800;
const ranks: Partial<Record<Role, number>> = { dutyLeader: 3, dispatcher: 2, videoOperator: 1 };

/** Who turns which camera: one holder at a time, by rank, and a moving head stops when its seat falls silent. */
export class PtzControl {
  readonly #options: PtzControlOptions;
  readonly #heads = new Map<CameraId, Head>();

  constructor(options: PtzControlOptions) {
    this.#options = options;
  }

  isHeld(cameraId: CameraId): boolean {
    return this.#holder(cameraId) !== null;
  }

  async move(cameraId: CameraId, velocity: PtzVelocity, by: { actor: Actor; peerId: string }): Promise<void> {
    const head = this.#head(cameraId);
    this.#take(cameraId, head, by);
    clearTimeout(head.deadMan);
    head.deadMan = setTimeout(() => void this.#stop(cameraId, head), deadManMs);
    await this.#ask(() => head.driver.move(velocity));
  }

  async stop(cameraId: CameraId, by: { peerId: string }): Promise<void> {
    const head = this.#heads.get(cameraId);
    if (head?.holder?.peerId !== by.peerId) return;
    clearTimeout(head.deadMan);
    head.deadMan = undefined;
    await this.#ask(() => head.driver.stop());
  }

  /** Turns by linkage: gives way to a person who holds the camera; never throws for what the camera does. */
  async turnTo(
    camera: Camera,
    { bearingDeg, elevationDeg, hfovDeg }: Aim,
    actor: Actor,
  ): Promise<'turned' | 'held' | 'failed'> {
    if (this.isHeld(camera.id)) return 'held';
    try {
      const head = this.#head(camera.id);
      await head.driver.turnTo({ panDeg: bearingDeg, tiltDeg: elevationDeg, hfovDeg });
      this.#options.onTurned(actor, camera.id, 'linkage');
      return 'turned';
    } catch (error) {
      this.#options.log.warn({ err: error, cameraId: camera.id }, 'a camera did not turn');
      return 'failed';
    }
  }

  /** A seat is gone: whatever it was moving stops. */
  async releaseAll(peerId: string): Promise<void> {
    const held = [...this.#heads].filter(([, head]) => head.holder?.peerId === peerId);
    await Promise.all(
      held.map(async ([cameraId, head]) => {
        if (head.deadMan !== undefined) await this.#stop(cameraId, head);
        head.holder = null;
      }),
    );
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

  #holder(cameraId: CameraId): Head['holder'] {
    const holder = this.#heads.get(cameraId)?.holder ?? null;
    return holder !== null && holder.until > this.#options.now() ? holder : null;
  }

  #take(cameraId: CameraId, head: Head, { actor, peerId }: { actor: Actor; peerId: string }): void {
    const holder = this.#holder(cameraId);
    const isOwn = holder === null || holder.peerId === peerId;
    if (!isOwn && (ranks[actor.role] ?? 0) <= (ranks[holder.actor.role] ?? 0)) {
      throw new Rejected('conflict', 'cameraHeld', { details: { holder: holder.actor.name } });
    }
    if (holder?.peerId !== peerId) this.#options.onTurned(actor, cameraId, 'hand');
    head.holder = { actor, peerId, until: this.#options.now() + holdMs };
  }

  async #stop(cameraId: CameraId, head: Head): Promise<void> {
    clearTimeout(head.deadMan);
    head.deadMan = undefined;
    try {
      await head.driver.stop();
    } catch (error) {
      this.#options.log.error({ err: error, cameraId }, 'a moving camera could not be stopped');
    }
  }

  #head(cameraId: CameraId): Head {
    const known = this.#heads.get(cameraId);
    if (known !== undefined) return known;
    const camera = this.#options.findCamera(cameraId);
    if (camera === undefined) throw new Rejected('notFound', 'cameraUnknown');
    if (camera.ptz === null) throw new Rejected('notAllowed', 'cameraNoPtz');
    const head: Head = { driver: this.#options.openDriver(camera), holder: null, deadMan: undefined };
    this.#heads.set(cameraId, head);
    return head;
  }

  async #ask(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      throw new Rejected('unavailable', 'cameraUnreachable', { cause });
    }
  }
}
