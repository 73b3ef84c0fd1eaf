import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { cameraIdSchema } from '../../protocol/ids.ts';
import type { Accounts } from '../access/index.ts';
import type { Directory } from '../directory/index.ts';
import type { Log } from '../log/index.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import { createDemoAccounts } from './demoAccounts.ts';
import { demoSensorSource } from './demoSensorSource.ts';
import { readCity } from './readCity.ts';
import { startSimulator, type Simulator } from './startSimulator.ts';

const readySchema = z.object({
  cameras: z.array(
    z.object({ id: cameraIdSchema, mainUrl: z.string(), subUrl: z.string(), onvifUrl: z.string().optional() }),
  ),
});

export interface DemoCityOptions {
  readonly cityFolder: string;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly log: Log;
  /** The password of every demo account. */
  readonly password: string;
}

/** Which cameras of the demo city are live: every one, or the twelve around its central square. */
export type DemoCameras = 'all' | 'twelve';

/** The demo: a city in the directory, an account for each seat and unit, live cameras, and crews on the roads. */
export class DemoCity {
  readonly #options: DemoCityOptions;
  readonly #simulators: Simulator[] = [];

  private constructor(options: DemoCityOptions) {
    this.#options = options;
  }

  /** Fills an empty directory and makes the accounts. */
  static async create(options: DemoCityOptions): Promise<DemoCity> {
    const { directory, accounts, cityFolder, password } = options;
    if (directory.content.cameras.length === 0) await directory.replace(readCity(cityFolder));
    await createDemoAccounts(accounts, directory.content.units, password);
    return new DemoCity(options);
  }

  /** Starts the live cameras and tells the directory, for as long as this server runs, where they are. */
  async startCameras(which: DemoCameras): Promise<void> {
    const { directory, cityFolder, log } = this.#options;
    const username = 'demo';
    const password = randomBytes(12).toString('base64url');
    const simulator = await startSimulator({
      program: 'cameras',
      parameters: [
        ...['--city', cityFolder, '--cameras', join(cityFolder, which === 'all' ? 'cameras.json' : 'liveCameras.json')],
        ...['--host', '127.0.0.1', '--rtsp-port', '0', '--onvif-port', '0', '--username', username],
      ],
      password,
      log,
    });
    this.#simulators.push(simulator);
    for (const { id, mainUrl, subUrl, onvifUrl } of readySchema.parse(simulator.ready).cameras) {
      const control = onvifUrl === undefined ? {} : { onvifUrl };
      directory.holdSource(id, { driver: 'rtsp', mainUrl, subUrl, username, password, ...control });
    }
  }

  /** Puts crews on the roads; they come in through the server's own door, so it must be open. */
  async startPhones(url: string, count: number, certificateFile: string | null): Promise<void> {
    const { cityFolder, log } = this.#options;
    const phones = await startSimulator({
      program: 'phones',
      parameters: ['--url', url, '--city', cityFolder, '--count', String(count)],
      password: this.#options.password,
      log,
      ...(certificateFile === null ? {} : { environment: { NODE_EXTRA_CA_CERTS: certificateFile } }),
    });
    this.#simulators.push(phones);
  }

  /** Starts sensors behind a broker of their own, and tells the intake, for as long as this server runs, where it is. */
  async startSensors(hold: (source: IntakeSource, password: string) => void): Promise<void> {
    const { cityFolder, log } = this.#options;
    const password = randomBytes(12).toString('base64url');
    const simulator = await startSimulator({
      program: 'sensors',
      parameters: ['--city', cityFolder, '--host', '127.0.0.1', '--port', '0', '--username', 'demo'],
      ...{ password, log },
    });
    this.#simulators.push(simulator);
    const { port } = z.object({ port: z.number().int() }).parse(simulator.ready);
    hold(demoSensorSource(cityFolder, `mqtt://127.0.0.1:${port}`), password);
  }

  async close(): Promise<void> {
    await Promise.all(this.#simulators.splice(0).map((simulator) => simulator.close()));
  }
}
