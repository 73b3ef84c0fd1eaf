import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import type { HallStore } from './createHallStore.ts';

/**
 * The one writer of the `dispatch` slice. `snapshot` replaces the state; of the entries those already in it are left
 * out. Throws on a gap.
 */
export function applyEntries(store: HallStore, snapshot: HallState | null, entries: readonly JournalEntry[]): void {
  const { dispatch } = store.getState();
  const base = snapshot ?? dispatch.state;
  const state = evolveHall(
    base,
    entries.filter((entry) => entry.seq > base.seq),
  );
  if (state === dispatch.state && dispatch.isLoaded) return;
  store.setState({ dispatch: { state, seq: state.seq, isLoaded: true } });
}
