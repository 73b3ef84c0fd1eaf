import type { CameraSource, PtzLimits } from '../../../../protocol/camera/camera.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { OnvifDevice } from './OnvifDevice.ts';
import { PtzSpaces, type PtzPose } from './PtzSpaces.ts';

export type OnvifPtzOptions = {
  source: Pick<CameraSource, 'onvifUrl' | 'username' | 'password'>;
  limits: PtzLimits;
  timeoutMs?: number;
  /** A camera that hears nothing more for this long stops by itself, where it keeps to the standard. */
  moveTimeoutMs?: number;
};

type Connection = { device: OnvifDevice; spaces: PtzSpaces };

const defaultTimeoutMs = 4_000;
const defaultMoveTimeoutMs = 1_000;

/**
 * Turns one camera over ONVIF. Connects at the first order, and again after a failure. Orders go out one after the
 * other; an order that a newer one has overtaken while waiting is not sent, so that a stop is never the older one.
 */
export class OnvifPtz {
  readonly #options: OnvifPtzOptions;
  #connection: Promise<Connection> | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #newest = 0;
  #canSynchronize = true;
  #isClosed = false;

  constructor(options: OnvifPtzOptions) {
    this.#options = options;
  }

  async turnTo(pose: PtzPose): Promise<void> {
    await this.#order(({ device, spaces }) => device.moveTo(spaces.toCamera(pose), spaces.panTiltUri));
  }

  /** -1 to 1 of full speed; positive is right, up, closer. */
  async move(velocity: { pan: number; tilt: number; zoom: number }): Promise<void> {
    const timeoutMs = this.#options.moveTimeoutMs ?? defaultMoveTimeoutMs;
    const { pan, tilt, zoom } = velocity;
    await this.#order(({ device }) => device.move({ x: unit(pan), y: unit(tilt), zoom: unit(zoom), timeoutMs }));
  }

  /** Zero velocity and Stop: some cameras obey only one of the two. */
  async stop(): Promise<void> {
    await this.#order(async ({ device }) => {
      const timeoutMs = this.#options.moveTimeoutMs ?? defaultMoveTimeoutMs;
      const outcomes = await Promise.allSettled([device.move({ x: 0, y: 0, zoom: 0, timeoutMs }), device.stop()]);
      const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
      if (failures.length === outcomes.length)
        throw new Error('The camera took neither stop', { cause: failures[0]?.reason });
    });
  }

  async status(): Promise<{ pose: PtzPose; isMoving: boolean }> {
    return this.#ask(async ({ device, spaces }) => {
      const { position, isMoving } = await device.status();
      return { pose: spaces.fromCamera(position), isMoving };
    });
  }

  async presets(): Promise<{ token: string; name: string }[]> {
    return this.#ask(({ device }) => device.presets());
  }

  async goToPreset(token: string): Promise<void> {
    await this.#order(({ device }) => device.goToPreset(token));
  }

  async savePreset(name: string): Promise<void> {
    await this.#ask(({ device }) => device.savePreset(name));
  }

  /** Asks the camera for a key frame; whether it obeys shows in the stream only. */
  async requestKeyFrame(): Promise<void> {
    if (!this.#canSynchronize) return;
    await this.#ask(async ({ device }) => {
      try {
        await device.synchronize();
      } catch {
        // Optional in the standard: a refusal is an answer, and asking again would only cost connections.
        this.#canSynchronize = false;
      }
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const connection = await this.#connection?.catch(() => null);
    connection?.device.close();
  }

  /** An order that moves the head: in turn, and only if none newer came meanwhile. */
  async #order(work: (connection: Connection) => Promise<void>): Promise<void> {
    this.#newest += 1;
    const order = this.#newest;
    const turn = this.#last.then(async () => {
      if (order === this.#newest) await this.#ask(work);
    });
    this.#last = turn.catch(() => undefined);
    await turn;
  }

  async #ask<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw new Rejected('unavailable', 'cameraUnreachable');
    const connecting = (this.#connection ??= this.#connect());
    try {
      return await work(await connecting);
    } catch (cause) {
      if (this.#connection === connecting) this.#connection = null;
      connecting.then(({ device }) => device.close()).catch(() => undefined);
      throw new Rejected('unavailable', 'cameraUnreachable', { cause });
    }
  }

  async #connect(): Promise<Connection> {
    const { source, limits } = this.#options;
    if (source.onvifUrl === undefined) throw new Rejected('notAllowed', 'cameraNoPtz');
    const device = await OnvifDevice.create({
      url: source.onvifUrl,
      ...(source.username === undefined ? {} : { username: source.username, password: source.password ?? '' }),
      timeoutMs: this.#options.timeoutMs ?? defaultTimeoutMs,
    });
    try {
      return { device, spaces: new PtzSpaces(limits, await device.ptzSpaces(), device.defaultPanTiltUri()) };
    } catch (cause) {
      device.close();
      throw cause;
    }
  }
}

function unit(value: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, -1), 1) : 0;
}
