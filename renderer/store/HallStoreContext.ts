import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { HallStore } from './createHallStore.ts';
import type { HallStoreState } from './hallStoreState.ts';

const HallStoreContext = createContext<HallStore | null>(null);
export const HallStoreProvider = HallStoreContext.Provider;

export function useHallStore(): HallStore {
  const store = useContext(HallStoreContext);
  if (store === null) throw new Error('No HallStoreProvider above this component');
  return store;
}

/** Reads a page's store; give it a named selector, or one that picks a slice. */
export function useHall<Value>(selector: (state: HallStoreState) => Value): Value {
  return useStore(useHallStore(), selector);
}
