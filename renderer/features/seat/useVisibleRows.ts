import { useCallback, useEffect, useState, type RefObject, type UIEvent } from 'react';

export interface VisibleRows {
  readonly first: number;
  readonly last: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

const spare = 4;

/** Which rows of equal height are in sight, so that a list of thousands draws some dozens. */
export function useVisibleRows(frame: RefObject<HTMLElement | null>, rowPx: number, count: number): VisibleRows {
  const [view, setView] = useState({ top: 0, heightPx: 600 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setView((before) => ({ ...before, heightPx: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  const onScroll = useCallback((event: UIEvent<HTMLElement>) => {
    const top = event.currentTarget.scrollTop;
    setView((before) => ({ ...before, top }));
  }, []);
  const first = Math.max(0, Math.floor(view.top / rowPx) - spare);
  const last = Math.min(count, Math.ceil((view.top + view.heightPx) / rowPx) + spare);
  return { first, last, onScroll };
}
