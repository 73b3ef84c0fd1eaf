import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Passes connections on to a port of this machine and notes when a word went by towards it. */
export class WireTap {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #waiting = new Map<string, (atMs: number) => void>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async create(targetPort: number): Promise<WireTap> {
    const server = createServer();
    const tap = new WireTap(server);
    server.on('connection', (near) => {
      const far = connect(targetPort, '127.0.0.1');
      near.on('data', (bytes: Buffer) => tap.#hear(bytes.toString('latin1')));
      for (const socket of [near, far]) {
        tap.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          tap.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tap;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** When the word next goes by, milliseconds since 1970 with fractions. */
  next(word: string): Promise<number> {
    return new Promise((resolve) => this.#waiting.set(word, resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #hear(text: string): void {
    const atMs = performance.timeOrigin + performance.now();
    for (const [word, resolve] of this.#waiting) {
      if (!text.includes(word)) continue;
      this.#waiting.delete(word);
      resolve(atMs);
    }
  }
}
