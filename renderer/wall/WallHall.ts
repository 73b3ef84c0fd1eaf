import type { Session } from '../../protocol/access/session.ts';
import type { Camera, CameraStatus } from '../../protocol/camera/camera.ts';
import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { MediaNoticeName } from '../../protocol/media/mediaNotices.ts';
import type { CallInput } from '../../protocol/wire/allCalls.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { HallConnection, type ConnectionStatus } from '../connection/HallConnection.ts';
import { readDirectory } from '../connection/hallApi.ts';
import type { TileHost } from '../features/tile/index.ts';
import { MediaConnection } from '../media/index.ts';

export interface WallSnapshot {
  readonly line: ConnectionStatus;
  /** Null until the first snapshot of the live stream came. */
  readonly state: HallState | null;
  /** Null until the directory was read. */
  readonly cameras: Readonly<Record<string, Camera>> | null;
  readonly statuses: Readonly<Record<string, CameraStatus>>;
}

const mediaNoticeNames: readonly MediaNoticeName[] = [
  'media.streamState',
  'media.consumerClosed',
  'media.workerRestarted',
];
const retryMs = 3_000;
const activeEveryMs = 60_000;

/** What one wall window knows of the hall, kept whole over gaps and reconnections. */
export class WallHall {
  readonly #connection = new HallConnection();
  readonly #listeners = new Set<() => void>();
  readonly #endings: (() => void)[] = [];
  readonly tileHost: TileHost;
  #snapshot: WallSnapshot = { line: 'connecting', state: null, cameras: null, statuses: {} };
  #clockOffsetMs: number;
  #hasBeenOnline = false;
  #isJoining = false;
  /** What was broadcast while the answer to `live.join` was on its way. */
  #early: JournalEntry[] = [];
  #lastActiveAt = Number.NEGATIVE_INFINITY;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  constructor(session: Session) {
    this.#clockOffsetMs = session.serverNow - Date.now();
    const connection = this.#connection;
    const media = new MediaConnection({
      call: (name, input) => connection.call(name, input as CallInput<typeof name>),
    });
    this.tileHost = {
      media,
      session,
      readServerNow: () => Date.now() + this.#clockOffsetMs,
      movePtz: (cameraId, velocity) => connection.call('ptz.move', { cameraId, ...velocity }),
      stopPtz: (cameraId) => connection.call('ptz.stop', { cameraId }),
    };
    this.#endings.push(
      connection.onStatus((line) => {
        this.#set({ line });
        if (line !== 'online') return;
        this.#join();
        // The server knows this page anew after a reconnection; the first time, nothing is open yet.
        if (this.#hasBeenOnline) media.restart();
        this.#hasBeenOnline = true;
      }),
      connection.on('entries', (entries) => this.#apply(entries)),
      connection.on('cameraStatuses', (changed) => this.#set({ statuses: { ...this.#snapshot.statuses, ...changed } })),
      connection.on('clock', ({ serverNow }) => {
        this.#clockOffsetMs = serverNow - Date.now();
      }),
      ...mediaNoticeNames.map((name) => connection.on(name, (body) => media.hear(name, body))),
      () => media.close(),
    );
  }

  readonly read = (): WallSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly send = (command: Command): Promise<unknown> => this.#connection.send(command);

  start(): void {
    this.#connection.start();
    this.#readCameras();
  }

  /** A person touched this window: the login is in use. Told at most once a minute. */
  readonly noteInput = (): void => {
    const now = performance.now();
    if (now - this.#lastActiveAt < activeEveryMs || this.#snapshot.line !== 'online') return;
    this.#lastActiveAt = now;
    this.#connection.call('session.active', {}).catch(() => {
      // Not heard: the next touch says it again.
      this.#lastActiveAt = Number.NEGATIVE_INFINITY;
    });
  };

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    for (const end of this.#endings) end();
    this.#listeners.clear();
    this.#connection.close();
  }

  #set(change: Partial<WallSnapshot>): void {
    if (this.#isClosed) return;
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }

  #apply(entries: readonly JournalEntry[]): void {
    if (this.#isJoining) {
      this.#early.push(...entries);
      return;
    }
    const { state } = this.#snapshot;
    if (state === null) return;
    const fresh = entries.filter((entry) => entry.seq > state.seq);
    if (fresh.length === 0) return;
    if (fresh[0]?.seq === state.seq + 1) this.#set({ state: evolveHall(state, fresh) });
    else this.#join();
  }

  /** Asks for what is missing: everything the first time, else only what followed. */
  #join(): void {
    if (this.#isJoining || this.#isClosed) return;
    this.#isJoining = true;
    const before = this.#snapshot.state;
    Promise.all([
      this.#connection.call('live.join', before === null ? {} : { afterSeq: before.seq }),
      this.#connection.call('cameras.statuses', {}),
    ])
      .then(([{ snapshot, entries }, statuses]) => {
        const from = snapshot ?? before;
        if (from !== null) this.#set({ state: evolveHall(from, entries), statuses });
        this.#isJoining = false;
        this.#apply(this.#early.splice(0));
      })
      .catch(() => {
        this.#isJoining = false;
        this.#early = [];
        this.#later(() => this.#join());
      });
  }

  #readCameras(): void {
    readDirectory().then(
      ({ cameras }) => this.#set({ cameras: Object.fromEntries(cameras.map((camera) => [camera.id, camera])) }),
      () => this.#later(() => this.#readCameras()),
    );
  }

  #later(work: () => void): void {
    if (!this.#isClosed) this.#retry = setTimeout(work, retryMs);
  }
}
