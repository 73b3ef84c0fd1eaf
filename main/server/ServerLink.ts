import type { ServerStatus } from '../../protocol/desktop/desktopCalls.ts';

/** The server this seat works for: on this machine, or in the hall. */
export interface ServerLink {
  readonly status: ServerStatus;
  /** The last words of a server that does not run; empty when there are none. */
  readonly words: string;
  start(): void;
  close(): Promise<void>;
}

/** A server elsewhere needs nothing of the shell; whether it answers is seen by the windows that load its pages. */
export function createHallLink(url: string, onStatus: () => void): ServerLink {
  return {
    status: { mode: 'hall', state: 'ready', url, restarts: 0 },
    words: '',
    start: onStatus,
    close: () => Promise.resolve(),
  };
}
