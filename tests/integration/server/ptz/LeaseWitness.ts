import type { Socket } from 'socket.io-client';
import type { PtzLease } from '../../../../protocol/ptz/ptzLease.ts';

/** What a seat hears of leases: the latest of each camera, undefined before the first word. */
export class LeaseWitness {
  readonly #leases = new Map<string, PtzLease | null>();

  constructor(socket: Socket) {
    socket.on('ptz.leases', (changes: Record<string, PtzLease | null>) => {
      for (const [cameraId, lease] of Object.entries(changes)) this.#leases.set(cameraId, lease);
    });
  }

  of(cameraId: string): PtzLease | null | undefined {
    return this.#leases.get(cameraId);
  }
}
