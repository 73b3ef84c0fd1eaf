import { useEffect, useRef } from 'react';

/** Escape leaves what is in hand on the map first; only the next one reaches the seat. */
export function useEscape(leave: () => boolean, isInHand: boolean): void {
  const latest = useRef(leave);
  useEffect(() => {
    latest.current = leave;
  });
  useEffect(() => {
    if (!isInHand) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && latest.current()) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // Before the seat's own listener, whichever was added first.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [isInHand]);
}
