import { hallStateSchema, emptyHallState, type HallState } from '../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import type { CallOutput } from '../../protocol/wire/allCalls.ts';
import type { JournalStore } from '../journal/index.ts';
import type { Log } from '../log/index.ts';

export const liveStream = 'live';
/** Raised whenever evolve or the state's shape changes, so that old snapshots are made anew from the entries. */
const stateVersion = 8;
const readChunk = 10_000;
const snapshotEvery = 5_000;
/** A page that missed more than so many entries gets a snapshot: it is smaller and faster. */
const longestCatchUp = 20_000;

/** The live state as the journal has it: the last snapshot and every entry after it. */
export function loadHall(store: JournalStore, log: Log): HallState {
  let state = readSnapshot(store, log) ?? emptyHallState();
  for (;;) {
    const entries = store.read<HallEvent>(liveStream, state.seq + 1, readChunk);
    if (entries.length === 0) return state;
    state = evolveHall(state, entries);
  }
}

function readSnapshot(store: JournalStore, log: Log): HallState | undefined {
  const snapshot = store.readSnapshot(liveStream);
  if (snapshot?.stateVersion !== stateVersion) return undefined;
  const parsed = hallStateSchema.safeParse(JSON.parse(snapshot.state));
  if (parsed.success) return parsed.data;
  log.warn({ seq: snapshot.seq }, 'the snapshot cannot be read; the state is made anew from the entries');
  return undefined;
}

export function saveHall(store: JournalStore, state: HallState): void {
  store.saveSnapshot(liveStream, { seq: state.seq, stateVersion, state: JSON.stringify(state) });
}

/** Whether so many entries came since the last snapshot that the next start would be slow. */
export function isSnapshotDue(fromSeq: number, toSeq: number): boolean {
  return Math.floor(fromSeq / snapshotEvery) !== Math.floor(toSeq / snapshotEvery);
}

/** What a page that has everything up to `afterSeq` lacks; a snapshot for one that has nothing or far too little. */
export function joinHall(store: JournalStore, state: HallState, afterSeq: number | undefined): CallOutput<'live.join'> {
  if (afterSeq === undefined || afterSeq > state.seq || state.seq - afterSeq > longestCatchUp) {
    return { snapshot: state, entries: [] };
  }
  const entries: JournalEntry[] = store.read<HallEvent>(liveStream, afterSeq + 1, longestCatchUp);
  return { snapshot: null, entries };
}
