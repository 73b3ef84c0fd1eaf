import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EncodedPicture } from './h264/h264Encoder.ts';
import type { FrameRequest } from './picture/cameraPicture.ts';
import type { PictureWorkerInput, PictureWorkerOutput, PictureWorkerSetup } from './servePictures.ts';
import type { StreamKind } from './streamProfiles.ts';

const pictureTimeoutMs = 20_000;
const startTimeoutMs = 30_000;
/** Painting makes much short-lived garbage; a small nursery keeps it from piling up in memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** An encoded picture and the processor time it took. */
export interface MadePicture extends EncodedPicture {
  cpuMs: number;
}

interface Pending {
  resolve: (picture: MadePicture | null) => void;
  reject: (error: Error) => void;
  limit: NodeJS.Timeout;
}

/** The thread that paints and encodes, so that a large picture never delays packets and replies. */
export class PictureWorker {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private isClosed = false;

  /** `entry` is the program's own file, which serves pictures when it finds itself started as a worker. */
  static async create(
    entry: URL,
    setup: PictureWorkerSetup,
    onFailure: (error: unknown) => void,
  ): Promise<PictureWorker> {
    const picture = new PictureWorker(entry, setup, onFailure);
    await once(picture.worker, 'message', { signal: AbortSignal.timeout(startTimeoutMs) });
    picture.worker.on('message', (output: PictureWorkerOutput) => picture.receive(output));
    return picture;
  }

  private constructor(entry: URL, setup: PictureWorkerSetup, onFailure: (error: unknown) => void) {
    this.worker = new Worker(entry, { workerData: setup, resourceLimits });
    this.worker.on('error', onFailure);
    this.worker.on('exit', (code) => {
      if (!this.isClosed) onFailure(new Error(`the picture thread ended with code ${code}`));
    });
  }

  /** Null when the machine was too busy to make it in time: a camera would leave it out. */
  picture(stream: { cameraId: string; kind: StreamKind }, frame: FrameRequest): Promise<MadePicture | null> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.pending.delete(id);
        resolve(null);
      }, pictureTimeoutMs);
      this.pending.set(id, { resolve, reject, limit });
      this.worker.postMessage({ id, ...stream, frame } satisfies PictureWorkerInput);
    });
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const { reject, limit } of this.pending.values()) {
      clearTimeout(limit);
      reject(new Error('the picture thread is closed'));
    }
    this.pending.clear();
    await this.worker.terminate();
  }

  private receive(output: PictureWorkerOutput): void {
    if (output.kind === 'ready') return;
    const pending = this.pending.get(output.id);
    this.pending.delete(output.id);
    clearTimeout(pending?.limit);
    pending?.resolve({ isKey: output.isKey, nals: output.nals, cpuMs: output.cpuMs });
  }
}
