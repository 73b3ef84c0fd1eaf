import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { Credentials, DigestAlgorithm } from './digestAuthentication.ts';
import { RtspConnection } from './rtspConnection.ts';
import type { PublishedStream } from './rtspConnection.ts';

export interface RtspServerOptions {
  host: string;
  port: number;
  credentials: Credentials;
  algorithms?: readonly DigestAlgorithm[];
  sessionTimeoutS?: number;
  /** Streams by path, for example `/C0001/sub`. */
  streams: ReadonlyMap<string, PublishedStream>;
}

/** All cameras' streams on one port. */
export class RtspServer {
  private readonly options: RtspServerOptions;
  private readonly server: Server;
  private readonly connections = new Set<RtspConnection>();

  static async create(options: RtspServerOptions): Promise<RtspServer> {
    const server = new RtspServer(options);
    server.server.listen(options.port, options.host);
    await once(server.server, 'listening', { signal: AbortSignal.timeout(5000) });
    return server;
  }

  private constructor(options: RtspServerOptions) {
    this.options = options;
    this.server = createServer((socket) => {
      const connection = new RtspConnection({
        socket,
        host: options.host,
        credentials: options.credentials,
        algorithms: options.algorithms ?? ['SHA-256', 'MD5'],
        sessionTimeoutS: options.sessionTimeoutS ?? 60,
        find: (path) => this.find(path),
      });
      this.connections.add(connection);
      socket.once('close', () => this.connections.delete(connection));
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Closes the connections whose stream the fault switch names. */
  dropConnections(isDropped: (stream: PublishedStream) => boolean): void {
    for (const connection of this.connections)
      if (connection.currentStream && isDropped(connection.currentStream)) connection.close();
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.close();
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  private find(path: string): PublishedStream | null {
    const [, camera = '', stream = ''] = path.split('/');
    return this.options.streams.get(`/${camera}/${stream}`) ?? null;
  }
}
