export const mediasoupFolder: string;
/** Where what is costly to make is kept, outside the clone, so that a fresh clone does not pay for it again. */
export function cacheFolder(): string;
/** The folder that holds the worker of the installed mediasoup version, this machine's kind and this recipe. */
export function mediaWorkerFolder(): string;
/** The path of the media worker, to be passed on as MEDIASOUP_WORKER_BIN; throws when set-up has not made it yet. */
export function mediaWorkerPath(): string;
