import type { Session } from '../../protocol/access/session.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { MediaNoticeName } from '../../protocol/media/mediaNotices.ts';
import type { CallInput } from '../../protocol/wire/allCalls.ts';
import { HallConnection } from '../connection/HallConnection.ts';
import { readDirectory } from '../connection/hallApi.ts';
import { createPtzActions } from '../features/ptz/index.ts';
import { createSnapshotActions, type TileHost } from '../features/tile/index.ts';
import { MediaConnection } from '../media/index.ts';
import { createHallStore, HallFeed, serverNow, type HallStore } from '../store/index.ts';

const mediaNoticeNames: readonly MediaNoticeName[] = [
  'media.streamState',
  'media.consumerClosed',
  'media.workerRestarted',
];
const activeEveryMs = 60_000;

/** All that one wall window holds open: its line to the server, what it knows of the hall, its pictures. */
export class WallHall {
  readonly store: HallStore = createHallStore();
  readonly tileHost: TileHost;
  readonly #connection = new HallConnection();
  readonly #feed: HallFeed;
  readonly #media: MediaConnection;
  readonly #unsubscribe: (() => void)[] = [];
  #hasBeenOnline = false;
  #activeTimer: ReturnType<typeof setInterval> | undefined;
  #isClosed = false;

  constructor(session: Session) {
    const { store } = this;
    const connection = this.#connection;
    const media = new MediaConnection({
      call: (name, input) => connection.call(name, input as CallInput<typeof name>),
    });
    store.setState((state) => ({
      session: { session, endedReason: null },
      connection: { ...state.connection, driftMs: session.serverNow - Date.now() },
    }));
    this.#media = media;
    this.#feed = new HallFeed({ line: connection, store, readDirectory });
    this.tileHost = {
      media,
      session,
      readServerNow: () => serverNow(store.getState()),
      ptz: createPtzActions(connection),
      snapshots: createSnapshotActions(connection),
    };
  }

  readonly send = (command: Command): Promise<unknown> => this.#connection.send(command);

  start(): void {
    const connection = this.#connection;
    this.#unsubscribe.push(
      connection.onStatus((line) => {
        if (line !== 'online') return;
        this.#noteUse();
        // After a reconnection the server knows this page anew; the first time, nothing is open yet.
        if (this.#hasBeenOnline) this.#media.restart();
        this.#hasBeenOnline = true;
      }),
      ...mediaNoticeNames.map((name) => connection.on(name, (body) => this.#media.hear(name, body))),
    );
    this.#activeTimer = setInterval(this.#noteUse, activeEveryMs);
    this.#feed.start();
    connection.start();
  }

  /** Nobody touches a wall for days: that it is shown is its use. The watermark goes on naming who opened it. */
  readonly #noteUse = (): void => {
    if (this.#connection.status !== 'online') return;
    // Not heard: the next minute says it again.
    this.#connection.call('session.active', {}).catch(() => undefined);
  };

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#activeTimer);
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#feed.close();
    this.#media.close();
    this.#connection.close();
  }
}
