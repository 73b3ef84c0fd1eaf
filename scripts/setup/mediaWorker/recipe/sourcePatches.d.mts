/** Applies what the sources need to build and run against Debian's libraries, to the build's own copy. */
export function patchSources(workerFolder: string): void;
