export interface RunningServer {
  url: string;
  version: string;
  /** Resolves when the server has ended, by itself or stopped. */
  exited: Promise<{ code: number }>;
  /** Asks the server to stop, and ends it when it does not. */
  stop: () => Promise<{ code: number }>;
}

/** Starts the built server (or `program`) and resolves when it says that it is ready. */
export function startServer(parameters: readonly string[], options?: { program?: string }): Promise<RunningServer>;
