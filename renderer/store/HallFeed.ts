import type { Directory } from '../../protocol/hall/directory.ts';
import { unpackPositions } from '../../protocol/unit/packedPositions.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallStore } from './createHallStore.ts';
import { LiveEntrySource, type LiveLine } from './LiveEntrySource.ts';

export interface HallFeedOptions {
  readonly line: LiveLine;
  readonly store: HallStore;
  readonly readDirectory: () => Promise<Directory>;
  readonly now?: () => number;
}

const directoryRetryMs = 3_000;
const keptDrifts = 6;

/** Fills a page's store from its line: the journal, the directory, statuses of cameras, positions of units, the clock. */
export class HallFeed {
  readonly #options: HallFeedOptions;
  readonly #source: LiveEntrySource;
  readonly #unsubscribe: (() => void)[] = [];
  #drifts: readonly number[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: HallFeedOptions) {
    this.#options = options;
    this.#source = new LiveEntrySource(options.line, options.store);
  }

  start(): void {
    const { line, store, now = Date.now } = this.#options;
    this.#unsubscribe.push(
      line.onStatus((status) => this.#setLine(status)),
      line.on('clock', ({ serverNow }) => {
        // A delay on the way only ever makes the server look late, so the largest of the latest measures is the truest.
        this.#drifts = [...this.#drifts, serverNow - now()].slice(-keptDrifts);
        const driftMs = Math.max(...this.#drifts);
        store.setState(({ connection }) => ({ connection: { ...connection, driftMs } }));
      }),
      line.on('cameraStatuses', (changes) => {
        store.setState(({ cameraStatuses }) => ({ cameraStatuses: { ...cameraStatuses, ...changes } }));
      }),
      line.on('ptz.leases', (changes) => {
        store.setState(({ ptzLeases }) => ({ ptzLeases: { ...ptzLeases, ...changes } }));
      }),
      line.on('unitVideo.changed', ({ unitId, state }) => {
        store.setState(({ unitVideos }) => ({ unitVideos: { ...unitVideos, [unitId]: state } }));
      }),
      line.on('linkage.following', (following) => store.setState({ following })),
      line.on('unitPositions', (packed) => this.#setPositions(unpackPositions(packed))),
      line.on('sessionEnded', ({ reason }) => {
        if (reason === 'serverStopping') return;
        store.setState(({ session }) => ({ session: { ...session, endedReason: reason } }));
      }),
    );
    this.#source.start();
    this.#setLine(line.status);
    void this.#loadDirectory();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#source.close();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #setLine(status: LiveLine['status']): void {
    const { line, store } = this.#options;
    store.setState(({ connection }) => ({ connection: { ...connection, line: status } }));
    if (status !== 'online') return;
    const keepOld = (error: unknown) => {
      // The next reconnect asks again, and changes arrive meanwhile; a page that does not say so would be a lie.
      const problem = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
      store.setState(({ connection }) => ({ connection: { ...connection, problem } }));
    };
    line.call('cameras.statuses', {}).then((cameraStatuses) => store.setState({ cameraStatuses }), keepOld);
    line.call('ptz.leases', {}).then((ptzLeases) => store.setState({ ptzLeases }), keepOld);
    line.call('unitVideo.states', {}).then((unitVideos) => store.setState({ unitVideos }), keepOld);
    line.call('linkage.following', {}).then((following) => store.setState({ following }), keepOld);
    line.call('units.positions', {}).then((positions) => this.#setPositions(positions), keepOld);
  }

  #setPositions(positions: readonly { unitId: string; lon: number; lat: number; accuracyM: number; at: number }[]) {
    if (positions.length === 0) return;
    this.#options.store.setState(({ unitPositions }) => ({
      unitPositions: {
        ...unitPositions,
        ...Object.fromEntries(positions.map((position) => [position.unitId, position])),
      } as typeof unitPositions,
    }));
  }

  async #loadDirectory(): Promise<void> {
    const { store, readDirectory } = this.#options;
    try {
      const directory = await readDirectory();
      if (this.#isClosed) return;
      store.setState({
        directory: {
          phase: 'ready',
          directory,
          error: null,
          cameras: Object.fromEntries(directory.cameras.map((camera) => [camera.id, camera])),
          units: Object.fromEntries(directory.units.map((unit) => [unit.id, unit])),
        },
      });
    } catch (error) {
      if (this.#isClosed) return;
      store.setState({ directory: { phase: 'failed', directory: null, error, cameras: {}, units: {} } });
      this.#retry = setTimeout(() => void this.#loadDirectory(), directoryRetryMs);
    }
  }
}
