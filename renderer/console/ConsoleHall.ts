import type { Session } from '../../protocol/access/session.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import { uploadAttachment } from '../connection/hallApi.ts';
import { newId } from '../connection/newId.ts';
import type { SeatActions } from '../features/seat/index.ts';
import type { TileHost } from '../features/tile/index.ts';
import { VoiceClient } from '../features/voice/index.ts';
import { PageHall } from '../hall/PageHall.ts';
import { CommandDesk, type HallStore } from '../store/index.ts';
import { readPreferences, writePreferences } from './preferences.ts';

const grossDriftMs = 10_000;

/** All that one seat holds open for the life of its login: its line, what it knows of the hall, pictures and voice. */
export class ConsoleHall {
  readonly store: HallStore;
  readonly seat: SeatActions;
  readonly tileHost: TileHost;
  readonly voice: VoiceClient;
  /** A person touched this seat: the login is in use. */
  readonly noteInput: () => void;
  readonly #page: PageHall;
  #unsubscribe: (() => void) | null = null;

  constructor(session: Session) {
    const page = new PageHall(session, firstDriftMs(session));
    const { store, connection, media } = page;
    const desk = new CommandDesk(connection, store);
    store.setState((state) => ({ preferences: readPreferences(state.preferences) }));
    this.#page = page;
    this.store = store;
    this.tileHost = page.tileHost;
    this.noteInput = page.noteUse;
    this.voice = new VoiceClient({ connection, media });
    this.seat = {
      session,
      send: (command, subject) => desk.send(command, subject),
      attachPhoto: async (photo, { bytes, mediaType, sha256 }) => {
        await uploadAttachment(photo.attachmentId, new Blob([bytes], { type: mediaType }), sha256 ?? undefined);
        await connection.send({ type: 'attachPhoto', ...photo }, { id: commandIdSchema.parse(newId()) });
      },
      readCode: () => connection.call('live.code', {}),
      dismiss: (subject) => desk.dismiss(subject),
      advise: (input) => connection.call('units.advise', input),
      findWay: (input) => connection.call('roads.way', input),
      askLinkage: (name, input) => connection.call(name, input),
      ask: (name, input) => connection.call(name, input),
      lookAt: (input) => connection.call('linkage.lookAt', input),
    };
  }

  start(): void {
    this.#unsubscribe = this.store.subscribe(({ preferences }, before) => {
      if (preferences !== before.preferences) writePreferences(preferences);
    });
    this.tileHost.rates.start();
    this.#page.start();
  }

  close(): void {
    this.#unsubscribe?.();
    this.voice.close();
    this.#page.close();
  }
}

/** Measured through a page that was busy loading: until the first clock notice only a gross error counts. */
function firstDriftMs(session: Session): number {
  const driftMs = session.serverNow - Date.now();
  return Math.abs(driftMs) < grossDriftMs ? 0 : driftMs;
}
