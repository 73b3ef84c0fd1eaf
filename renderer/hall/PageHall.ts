import type { Session } from '../../protocol/access/session.ts';
import type { MediaNoticeName } from '../../protocol/media/mediaNotices.ts';
import type { CallInput } from '../../protocol/wire/allCalls.ts';
import { HallConnection } from '../connection/HallConnection.ts';
import { readDirectory } from '../connection/hallApi.ts';
import { createPtzActions } from '../features/ptz/index.ts';
import { createSnapshotActions, createUnitVideoActions, TileRates, type TileHost } from '../features/tile/index.ts';
import { CameraSound, MediaConnection } from '../media/index.ts';
import { createHallStore, HallFeed, serverNow, type HallStore } from '../store/index.ts';

const mediaNoticeNames: readonly MediaNoticeName[] = [
  'media.streamState',
  'media.consumerClosed',
  'media.workerRestarted',
];

/** What a seat and a wall window both hold open for the life of a login: line, knowledge of the hall, pictures. */
export class PageHall {
  readonly store: HallStore = createHallStore();
  readonly connection = new HallConnection();
  readonly media: MediaConnection;
  readonly tileHost: TileHost;
  readonly #feed: HallFeed;
  readonly #unsubscribe: (() => void)[] = [];
  #hasBeenOnline = false;

  constructor(session: Session, driftMs: number) {
    const { store, connection } = this;
    store.setState((state) => ({
      session: { session, endedReason: null },
      connection: { ...state.connection, driftMs },
    }));
    this.media = new MediaConnection({
      call: (name, input) => connection.call(name, input as CallInput<typeof name>),
    });
    this.#feed = new HallFeed({ line: connection, store, readDirectory });
    this.tileHost = {
      media: this.media,
      session,
      readServerNow: () => serverNow(store.getState()),
      ptz: createPtzActions(connection),
      snapshots: createSnapshotActions(connection),
      unitVideo: createUnitVideoActions(connection),
      sound: new CameraSound(this.media),
      rates: new TileRates(),
    };
  }

  start(): void {
    const { connection, media } = this;
    this.#unsubscribe.push(
      connection.onStatus((line) => {
        if (line !== 'online') return;
        // After a reconnection the server knows this page anew; the first time, nothing is open yet.
        if (this.#hasBeenOnline) media.restart();
        this.#hasBeenOnline = true;
      }),
      ...mediaNoticeNames.map((name) => connection.on(name, (body) => media.hear(name, body))),
    );
    this.#feed.start();
    connection.start();
  }

  /** The login is in use. */
  readonly noteUse = (): void => {
    if (this.connection.status !== 'online') return;
    // Not heard: the next use says it again.
    this.connection.call('session.active', {}).catch(() => undefined);
  };

  close(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.tileHost.rates.close();
    this.tileHost.sound.close();
    this.#feed.close();
    this.media.close();
    this.connection.close();
  }
}
