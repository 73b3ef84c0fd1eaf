import type { Session } from '../../protocol/access/session.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import type { MediaNoticeName } from '../../protocol/media/mediaNotices.ts';
import type { CallInput } from '../../protocol/wire/allCalls.ts';
import { HallConnection } from '../connection/HallConnection.ts';
import { readDirectory, uploadAttachment } from '../connection/hallApi.ts';
import { newId } from '../connection/newId.ts';
import type { SeatActions } from '../features/seat/index.ts';
import { createPtzActions } from '../features/ptz/index.ts';
import { createSnapshotActions, type TileHost } from '../features/tile/index.ts';
import { VoiceClient } from '../features/voice/index.ts';
import { MediaConnection } from '../media/index.ts';
import { CommandDesk, createHallStore, HallFeed, serverNow, type HallStore } from '../store/index.ts';
import { readPreferences, writePreferences } from './preferences.ts';

const mediaNoticeNames: readonly MediaNoticeName[] = [
  'media.streamState',
  'media.consumerClosed',
  'media.workerRestarted',
];

const grossDriftMs = 10_000;

/** All that one seat holds open for the life of its login: its line, what it knows of the hall, pictures and voice. */
export class ConsoleHall {
  readonly store: HallStore = createHallStore();
  readonly seat: SeatActions;
  readonly tileHost: TileHost;
  readonly voice: VoiceClient;
  readonly #connection = new HallConnection();
  readonly #feed: HallFeed;
  readonly #media: MediaConnection;
  readonly #unsubscribe: (() => void)[] = [];
  #hasBeenOnline = false;

  constructor(session: Session) {
    const { store } = this;
    const connection = this.#connection;
    const desk = new CommandDesk(connection, store);
    store.setState((state) => ({
      session: { session, endedReason: null },
      connection: { ...state.connection, driftMs: firstDriftMs(session) },
      preferences: readPreferences(state.preferences),
    }));
    this.#media = new MediaConnection({
      call: (name, input) => connection.call(name, input as CallInput<typeof name>),
    });
    this.#feed = new HallFeed({ line: connection, store, readDirectory });
    this.voice = new VoiceClient({ connection, media: this.#media });
    this.tileHost = {
      media: this.#media,
      session,
      readServerNow: () => serverNow(store.getState()),
      ptz: createPtzActions(connection),
      snapshots: createSnapshotActions(connection),
    };
    this.seat = {
      session,
      send: (command, subject) => desk.send(command, subject),
      attachPhoto: async (photo, { bytes, mediaType, sha256 }) => {
        await uploadAttachment(photo.attachmentId, new Blob([bytes], { type: mediaType }), sha256 ?? undefined);
        await connection.send({ type: 'attachPhoto', ...photo }, { id: commandIdSchema.parse(newId()) });
      },
      dismiss: (subject) => desk.dismiss(subject),
      recommend: (input) => connection.call('units.recommend', input),
      askLinkage: (name, input) => connection.call(name, input),
      lookAt: (input) => connection.call('linkage.lookAt', input),
    };
  }

  start(): void {
    const connection = this.#connection;
    this.#unsubscribe.push(
      connection.onStatus((line) => {
        if (line !== 'online') return;
        // After a reconnection the server knows this page anew; the first time, nothing is open yet.
        if (this.#hasBeenOnline) this.#media.restart();
        this.#hasBeenOnline = true;
      }),
      ...mediaNoticeNames.map((name) => connection.on(name, (body) => this.#media.hear(name, body))),
      this.store.subscribe(({ preferences }, before) => {
        if (preferences !== before.preferences) writePreferences(preferences);
      }),
    );
    this.#feed.start();
    connection.start();
  }

  /** A person touched this seat: the login is in use. */
  readonly noteInput = (): void => {
    if (this.#connection.status !== 'online') return;
    // Not heard: the next touch says it again.
    this.#connection.call('session.active', {}).catch(() => undefined);
  };

  close(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.voice.close();
    this.#feed.close();
    this.#media.close();
    this.#connection.close();
  }
}

/** Measured through a page that was busy loading: until the first clock notice only a gross error counts. */
function firstDriftMs(session: Session): number {
  const driftMs = session.serverNow - Date.now();
  return Math.abs(driftMs) < grossDriftMs ? 0 : driftMs;
}
