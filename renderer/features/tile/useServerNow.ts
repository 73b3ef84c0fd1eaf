import { useEffect, useState } from 'react';

/** The server's time, renewed as its second turns, so that all tiles tick together. */
export function useServerNow(readServerNow: () => number): number {
  const [now, setNow] = useState(readServerNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tick = () => {
      const at = readServerNow();
      setNow(at);
      timer = setTimeout(tick, 1_000 - (at % 1_000) + 5);
    };
    tick();
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, [readServerNow]);
  return now;
}
