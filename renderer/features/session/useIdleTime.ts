import { useEffect, useState } from 'react';

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
/** The server is told at most so often, and of the last touch too. */
const tellEveryMs = 20_000;

/** Milliseconds since a person last touched the page, renewed each second; touches are passed on, sparsely. */
export function useIdleTime(onActive: () => void): number {
  const [idleMs, setIdleMs] = useState(0);
  useEffect(() => {
    let touchedAt = performance.now();
    let toldAt = touchedAt;
    const touch = () => {
      touchedAt = performance.now();
    };
    const timer = setInterval(() => {
      const now = performance.now();
      setIdleMs(Math.floor((now - touchedAt) / 1000) * 1000);
      if (touchedAt <= toldAt || now - toldAt < tellEveryMs) return;
      toldAt = now;
      onActive();
    }, 1000);
    for (const kind of touches) window.addEventListener(kind, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of touches) window.removeEventListener(kind, touch);
    };
  }, [onActive]);
  return idleMs;
}
