import type { Session } from '../../protocol/access/session.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { TileHost } from '../features/tile/index.ts';
import { PageHall } from '../hall/PageHall.ts';
import type { HallStore } from '../store/index.ts';

const activeEveryMs = 60_000;

/** All that one wall window holds open: its line to the server, what it knows of the hall, its pictures. */
export class WallHall {
  readonly store: HallStore;
  readonly tileHost: TileHost;
  readonly #page: PageHall;
  readonly #isFullRate: boolean;
  #unsubscribe: (() => void) | null = null;
  #activeTimer: ReturnType<typeof setInterval> | undefined;

  /** With `isFullRate` no tile ever gives way, whatever this machine can draw. */
  constructor(session: Session, { isFullRate }: { isFullRate: boolean }) {
    this.#isFullRate = isFullRate;
    this.#page = new PageHall(session, session.serverNow - Date.now());
    this.store = this.#page.store;
    this.tileHost = this.#page.tileHost;
  }

  readonly send = (command: Command): Promise<unknown> => this.#page.connection.send(command);

  start(): void {
    const { connection, noteUse } = this.#page;
    // Nobody touches a wall for days: that it is shown is its use. The watermark goes on naming who opened it.
    this.#unsubscribe = connection.onStatus((line) => {
      if (line === 'online') noteUse();
    });
    this.#activeTimer = setInterval(noteUse, activeEveryMs);
    if (!this.#isFullRate) this.tileHost.rates.start();
    this.#page.start();
  }

  close(): void {
    clearInterval(this.#activeTimer);
    this.#unsubscribe?.();
    this.#page.close();
  }
}
