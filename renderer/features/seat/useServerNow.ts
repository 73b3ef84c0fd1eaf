import { useSyncExternalStore } from 'react';
import { useHall } from '../../store/index.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = Math.floor(Date.now() / 1000);

/** One beat a second for every age on the page, so that they change together. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    second = Math.floor(Date.now() / 1000);
    for (const one of listeners) one();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readSecond(): number {
  return second;
}

/** The server's clock in milliseconds, renewed each second. */
export function useServerNow(): number {
  const driftMs = useHall((state) => state.connection.driftMs);
  return useSyncExternalStore(subscribe, readSecond) * 1000 + driftMs;
}

/** The first millisecond of the server's day in this computer's zone; what reads it is drawn anew at midnight only. */
export function useServerDay(): number {
  const driftMs = useHall((state) => state.connection.driftMs);
  return useSyncExternalStore(subscribe, () => new Date(second * 1000 + driftMs).setHours(0, 0, 0, 0));
}
