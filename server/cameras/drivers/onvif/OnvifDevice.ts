import { Agent } from 'node:http';
import { Cam } from 'onvif';
import { z } from 'zod';
import type { PtzPosition, PtzSpace, ToldPosition } from './PtzSpaces.ts';

export type OnvifDeviceOptions = { url: string; username?: string; password?: string; timeoutMs: number };

type Answer = (failure: Error | null, answer?: unknown) => void;

const rangeSchema = z.object({ min: z.number(), max: z.number() });
const optionsSchema = z.object({
  ptzspaces: z.array(
    z.object({ name: z.string(), uri: z.string(), x: rangeSchema.optional(), y: rangeSchema.optional() }),
  ),
});
const statusSchema = z.object({
  position: z.object({ x: z.coerce.number(), y: z.coerce.number(), zoom: z.coerce.number() }),
  moveStatus: z.object({ panTilt: z.string().optional(), zoom: z.string().optional() }).optional(),
});
/** The attribute of the first PanTilt of a status, which is its position's. */
const positionSpace = /<(?:[\w-]+:)?PanTilt\s[^>]*\bspace\s*=\s*["']([^"']+)["']/;
const defaultSpaceSchema = z.array(
  z.object({
    PTZConfiguration: z
      .object({
        $: z.object({ token: z.string() }).optional(),
        // The misspelling is the standard's.
        defaultAbsolutePantTiltPositionSpace: z.string().optional(),
      })
      .optional(),
  }),
);
const presetsSchema = z.record(
  z.string(),
  z.object({ name: z.coerce.string().optional(), $: z.object({ token: z.string() }) }),
);
const profilesSchema = z.array(z.object({ $: z.object({ token: z.string() }) }));
/** Main, sub and a third stream; recorders list a profile for every camera behind them. */
const mostProfiles = 3;
const activeSourceSchema = z.object({ ptz: z.object({ token: z.string() }).optional() });

/** One ONVIF device over the `onvif` package: every call a promise that ends in time, every answer checked. */
export class OnvifDevice {
  readonly #cam: Cam;
  readonly #agent: Agent;
  readonly #timeoutMs: number;

  private constructor(cam: Cam, agent: Agent, timeoutMs: number) {
    this.#cam = cam;
    this.#agent = agent;
    this.#timeoutMs = timeoutMs;
  }

  static async create(options: OnvifDeviceOptions): Promise<OnvifDevice> {
    const url = new URL(options.url);
    const agent = new Agent({ keepAlive: true, maxSockets: 2 });
    const cam = new Cam({
      hostname: url.hostname,
      port: url.port === '' ? 80 : Number(url.port),
      path: url.pathname,
      ...(options.username === undefined ? {} : { username: options.username, password: options.password ?? '' }),
      timeout: options.timeoutMs,
      // Cameras behind a router name addresses that only they can reach.
      preserveAddress: true,
      autoconnect: false,
      agent,
    });
    cam.on('error', () => undefined);
    const device = new OnvifDevice(cam, agent, options.timeoutMs);
    try {
      await device.#ask((answer) => cam.connect(answer), 3);
      return device;
    } catch (cause) {
      device.close();
      throw cause;
    }
  }

  async ptzSpaces(): Promise<PtzSpace[]> {
    const token = activeSourceSchema.safeParse(this.#cam.activeSource).data?.ptz?.token;
    if (token === undefined) return [];
    const options = await this.#ask((answer) => this.#cam.getConfigurationOptions(token, answer));
    return optionsSchema.parse(options).ptzspaces;
  }

  /** The space its configuration takes positions to be in when a message names none. */
  defaultPanTiltUri(): string | undefined {
    const token = activeSourceSchema.safeParse(this.#cam.activeSource).data?.ptz?.token;
    const profiles = defaultSpaceSchema.safeParse(this.#cam.profiles).data ?? [];
    const own = profiles.find((profile) => profile.PTZConfiguration?.$?.token === token) ?? profiles[0];
    return own?.PTZConfiguration?.defaultAbsolutePantTiltPositionSpace;
  }

  async moveTo(position: PtzPosition, panTiltUri: string | undefined): Promise<void> {
    // The package's types take the space for a number; it is written into the XML as it is.
    const move = Object.assign({ ...position }, panTiltUri === undefined ? null : { xyspace: panTiltUri as never });
    await this.#ask((answer) => this.#cam.absoluteMove(move, answer));
  }

  async move(velocity: { x: number; y: number; zoom: number; timeoutMs: number }): Promise<void> {
    const { timeoutMs, ...axes } = velocity;
    await this.#ask((answer) => this.#cam.continuousMove({ ...axes, timeout: timeoutMs }, answer));
  }

  async stop(): Promise<void> {
    await this.#ask((answer) => this.#cam.stop({ panTilt: true, zoom: true }, answer));
  }

  async status(): Promise<{ position: ToldPosition; isMoving: boolean }> {
    let panTiltUri: string | undefined;
    const answer = await this.#ask((heard) => {
      // The package leaves out which space a position is in.
      this.#cam.getStatus({}, (failure: Error | null, status: unknown, xml: unknown) => {
        if (typeof xml === 'string') panTiltUri = positionSpace.exec(xml)?.[1];
        heard(failure, status);
      });
    });
    const { position, moveStatus } = statusSchema.parse(answer);
    const isMoving = moveStatus?.panTilt === 'MOVING' || moveStatus?.zoom === 'MOVING';
    return { position: { ...position, panTiltUri }, isMoving };
  }

  async presets(): Promise<{ token: string; name: string }[]> {
    const presets = presetsSchema.parse(await this.#ask((answer) => this.#cam.getPresets({}, answer)));
    return Object.values(presets).map((preset) => ({ token: preset.$.token, name: preset.name ?? preset.$.token }));
  }

  async goToPreset(token: string): Promise<void> {
    await this.#ask((answer) => this.#cam.gotoPreset({ preset: escapeXml(token) }, answer));
  }

  async savePreset(name: string): Promise<void> {
    await this.#ask((answer) => this.#cam.setPreset({ presetName: escapeXml(name) }, answer));
  }

  /** Asks for a key frame on every stream the camera has; many cameras ignore it. */
  async synchronize(): Promise<void> {
    const tokens = profilesSchema.parse(this.#cam.profiles).map((profile) => profile.$.token);
    await Promise.all(
      tokens
        .slice(0, mostProfiles)
        .map((profileToken) => this.#ask((answer) => this.#cam.setSynchronizationPoint({ profileToken }, answer))),
    );
  }

  close(): void {
    this.#agent.destroy();
  }

  /** The package's own timeout watches a socket's silence; a camera that drips bytes needs this one. */
  #ask(start: (answer: Answer) => void, turns = 1): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The camera did not answer in time')), this.#timeoutMs * turns);
      start((failure, answer) => {
        clearTimeout(timer);
        // The package passes `false` for "no failure" in places.
        if (failure instanceof Error) reject(failure);
        else resolve(answer);
      });
    });
  }
}

/** The package writes texts into its XML as they are. */
function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
