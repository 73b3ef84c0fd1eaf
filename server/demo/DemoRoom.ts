import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import { StartRefused } from '../database/index.ts';
import { isLoopback } from '../http/index.ts';
import { DemoCity, type DemoCameras, type DemoCityOptions } from './DemoCity.ts';
import { demoPassword } from './demoAccounts.ts';

export interface DemoRoomOptions extends DemoCityOptions {
  readonly host: string;
  readonly cameras: DemoCameras;
  /** How many simulated crews drive through the city. */
  readonly phones: number;
  /** Whether the city's sensors report through a broker. */
  readonly hasSensors: boolean;
}

export interface DemoDoor {
  /** How this machine itself reaches the server, and what it must trust for it. */
  readonly url: string;
  readonly certificateFile: string | null;
  readonly holdSource: (source: IntakeSource, password: string) => void;
}

/** The demo beside a hall: its city and cameras before the doors open, its sensors and crews after. */
export class DemoRoom {
  readonly #options: DemoRoomOptions;
  readonly #city: DemoCity;
  /** Settles when the simulated cameras stand; a failure is for whoever waits. */
  readonly camerasStarted: Promise<void>;

  private constructor(options: DemoRoomOptions, city: DemoCity) {
    this.#options = options;
    this.#city = city;
    this.camerasStarted = city.startCameras(options.cameras);
    this.camerasStarted.catch(() => undefined);
  }

  /** Throws `StartRefused` where the public password would open the demo to other machines. */
  static async create(options: DemoRoomOptions): Promise<DemoRoom> {
    const { host, password } = options;
    if (password === demoPassword && !isLoopback(host)) {
      throw new StartRefused(
        `The demo's password is public, so with it the demo listens on this machine only. ` +
          `Set YIGAN_DEMO_PASSWORD to another one to open it on ${host}.`,
      );
    }
    return new DemoRoom(options, await DemoCity.create(options));
  }

  /** The doors are open: what comes in through them starts. The hall does not wait for it. */
  open({ url, certificateFile, holdSource }: DemoDoor): void {
    const { log, phones, hasSensors } = this.#options;
    const say = (words: string) => (error: unknown) => log.error({ err: error }, words);
    if (hasSensors) this.#city.startSensors(holdSource).catch(say('the sensors of the demo did not start'));
    if (phones > 0) {
      this.#city.startPhones(url, phones, certificateFile).catch(say('the crews of the demo did not start'));
    }
  }

  close(): Promise<void> {
    return this.#city.close();
  }
}
