import { isMainThread, workerData } from 'node:worker_threads';
import { runSimulator } from './runSimulator.ts';
import { servePictures } from './servePictures.ts';
import type { PictureWorkerSetup } from './servePictures.ts';

/** Program entry; started again by itself as the picture thread, so that it may be bundled into one file. */
if (isMainThread) await runSimulator(new URL(import.meta.url));
else servePictures(workerData as PictureWorkerSetup);
