import { createWorker } from 'mediasoup';
import type { Producer, Router, TransportListenInfo, WebRtcServer, Worker } from 'mediasoup/types';
import { routerCodecs } from './routerCodecs.ts';

/** Where browsers reach the media plant. Listening on 0.0.0.0 needs an announced address. */
export type MediaListen = { ip: string; announcedAddress?: string };

export type MediaWorkerOptions = {
  /** The first is preferred by browsers. */
  listens: readonly MediaListen[];
  /** One UDP and TCP port for all seats; 0 takes any free ones. */
  port: number;
  workerBinary: string | undefined;
  onDied: (cause: Error) => void;
};

/** One mediasoup worker process with its router and the port that browsers connect to. */
export class MediaWorker {
  readonly router: Router;
  readonly webRtcServer: WebRtcServer;
  readonly #worker: Worker;
  /** Producers of other workers that were piped here: their id -> their id here. */
  readonly #piped = new Map<string, Promise<string>>();

  private constructor(worker: Worker, router: Router, webRtcServer: WebRtcServer) {
    this.#worker = worker;
    this.router = router;
    this.webRtcServer = webRtcServer;
  }

  static async create(options: MediaWorkerOptions): Promise<MediaWorker> {
    const { workerBinary } = options;
    const worker = await createWorker({
      logLevel: 'error',
      ...(workerBinary === undefined || workerBinary === '' ? {} : { workerBin: workerBinary }),
    });
    try {
      const listenInfos = options.listens.flatMap((listen) => [
        listenInfo('udp', listen, options.port),
        listenInfo('tcp', listen, options.port),
      ]);
      const webRtcServer = await worker.createWebRtcServer({ listenInfos });
      const router = await worker.createRouter({ mediaCodecs: routerCodecs });
      worker.on('died', options.onDied);
      return new MediaWorker(worker, router, webRtcServer);
    } catch (cause) {
      worker.close();
      throw cause;
    }
  }

  get pid(): number {
    return this.#worker.pid;
  }

  get isClosed(): boolean {
    return this.#worker.closed;
  }

  /** The id under which a producer that lives on `home` can be consumed here. */
  async reach(producer: Producer, home: MediaWorker): Promise<string> {
    if (home === this) return producer.id;
    const known = this.#piped.get(producer.id);
    if (known !== undefined) return known;
    const piping = home.router
      .pipeToRouter({ producerId: producer.id, router: this.router })
      .then(({ pipeProducer }) => pipeProducer?.id ?? producer.id);
    this.#piped.set(producer.id, piping);
    const forget = () => this.#piped.delete(producer.id);
    producer.observer.once('close', forget);
    piping.catch(forget);
    return piping;
  }

  close(): void {
    this.#worker.close();
  }
}

function listenInfo(protocol: 'udp' | 'tcp', listen: MediaListen, port: number): TransportListenInfo {
  const { ip, announcedAddress } = listen;
  return {
    protocol,
    ip,
    ...(announcedAddress === undefined ? {} : { announcedAddress }),
    ...(port === 0 ? {} : { port }),
  };
}
