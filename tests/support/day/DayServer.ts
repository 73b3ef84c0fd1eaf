import { makeDataFolder, startHallServer, type HallServer } from '../hallServer.ts';
import { TcpProxy } from '../TcpProxy.ts';

/** The hall's server over a day: always at one port, ended and started again while everybody goes on. */
export class DayServer {
  readonly #folder: ReturnType<typeof makeDataFolder>;
  readonly #proxies: TcpProxy[] = [];
  #server: HallServer;
  #restarts: Promise<void> = Promise.resolve();

  private constructor(folder: ReturnType<typeof makeDataFolder>, server: HallServer) {
    this.#folder = folder;
    this.#server = server;
  }

  static async create(): Promise<DayServer> {
    const folder = makeDataFolder();
    return new DayServer(folder, await startHallServer({ dataFolder: folder.path }));
  }

  get url(): string {
    return this.#server.url;
  }

  get dataFolder(): string {
    return this.#folder.path;
  }

  /** A cable of its own to the server. */
  async lay(): Promise<TcpProxy> {
    const cable = await TcpProxy.create(Number(new URL(this.url).port));
    this.#proxies.push(cable);
    return cable;
  }

  /** As after a power cut. */
  powerCut(): Promise<void> {
    return this.#again(() => this.#server.kill());
  }

  /** As an operator does it. */
  restart(): Promise<void> {
    return this.#again(() => this.stop());
  }

  async stop(): Promise<void> {
    const code = await this.#server.stop();
    if (code !== 0)
      throw new Error(`The server ended with ${code ?? 'a signal'}:\n${this.#server.words().slice(-4_000)}`);
  }

  /** What the running server wrote of its own faults. */
  words(): string {
    return this.#server.words();
  }

  async close(): Promise<void> {
    await Promise.all(this.#proxies.splice(0).map((cable) => cable.close()));
    await this.#server.kill();
    this.#folder.remove();
  }

  #again(end: () => Promise<void>): Promise<void> {
    const port = Number(new URL(this.url).port);
    this.#restarts = this.#restarts.then(async () => {
      await end();
      this.#server = await startHallServer({ dataFolder: this.dataFolder, port });
    });
    return this.#restarts;
  }
}
