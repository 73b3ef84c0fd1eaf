import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Listens where a camera should and answers each request as the test says; null is no answer. */
export class RtspImpostor {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async create(answerTo: (request: string) => string | Buffer | null): Promise<RtspImpostor> {
    const server = createServer();
    const impostor = new RtspImpostor(server);
    server.on('connection', (socket) => {
      impostor.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => impostor.#sockets.delete(socket));
      socket.on('data', (request) => {
        const answer = answerTo(request.toString('latin1'));
        if (answer !== null) socket.write(answer, 'latin1');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return impostor;
  }

  get url(): string {
    return `rtsp://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sub`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
