import { useSyncExternalStore } from 'react';

const stepMs = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = Date.now();

/** The phone's clock, renewed each second, for ages and clocks on the screen: one timer for all, none while nobody looks. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now);
}

function listen(onChange: () => void): () => void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', follow);
    follow();
  }
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', follow);
    stop();
  };
}

function follow(): void {
  if (document.visibilityState !== 'visible') {
    stop();
    return;
  }
  tick();
  timer ??= setInterval(tick, stepMs);
}

function stop(): void {
  if (timer !== null) clearInterval(timer);
  timer = null;
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
