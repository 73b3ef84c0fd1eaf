import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A cable that a test can pull: passes TCP connections on to a port of this machine until told otherwise. */
export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #accepted = 0;
  #isHeld = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async create(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server);
    server.on('connection', (near) => {
      proxy.#accepted += 1;
      if (proxy.#isHeld) {
        near.on('error', () => undefined).destroy();
        return;
      }
      const far = connect(targetPort, '127.0.0.1');
      for (const socket of [near, far]) {
        proxy.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          proxy.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections were made since the start. */
  get accepted(): number {
    return this.#accepted;
  }

  /** Ends all connections; new ones are accepted. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends all connections and takes no new one until released. */
  hold(): void {
    this.#isHeld = true;
    this.cut();
  }

  release(): void {
    this.#isHeld = false;
  }

  /** Holds back what the far side sends, with the connections open: a camera that froze. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
