import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyHallState } from '../../protocol/hall/hallState.ts';
import type { HallStoreState } from './hallStoreState.ts';

export type HallStore = StoreApi<HallStoreState>;

/** One page's knowledge of the hall, empty; `HallFeed` fills it, components read it through `useHall`. */
export function createHallStore(): HallStore {
  return createStore<HallStoreState>(() => ({
    dispatch: { state: emptyHallState(), seq: 0, isLoaded: false },
    session: { session: null, endedReason: null },
    connection: { line: 'connecting', driftMs: 0, problem: null },
    directory: { phase: 'loading', directory: null, error: null, cameras: {}, units: {} },
    cameraStatuses: {},
    ptzLeases: {},
    following: [],
    unitPositions: {},
    unitVideos: {},
    commands: { pending: {}, refusals: {} },
    selection: { incidentId: null, unitId: null, cameraIds: [], lookedAt: [], position: null, alarmGroupId: null },
    carried: null,
    clickedGround: null,
    shownWay: [],
    shownTrack: [],
    wantedVerb: null,
    preferences: { isMuted: false, queue: 'active', reach: 'own' },
  }));
}
