/** What `preload` puts on a page's window: the only two ways between a page and the main process. */
export interface YiganDesktop {
  call(name: string, input: unknown): Promise<unknown>;
  /** Returns its unsubscribe. */
  on(name: string, listener: (notice: unknown) => void): () => void;
}

/** Each call has its own channel; all notices share one. Imports nothing, because the preload carries it into every page. */
export const desktopCallPrefix = 'desktop:';
export const desktopNoticeChannel = 'desktopNotice';
