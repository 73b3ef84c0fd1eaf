import { useEffect, useMemo, useState } from 'react';
import { showDisplay, type ShownDisplay } from '../../protocol/wall/showWall.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import { useTileHost } from '../features/tile/index.ts';
import { useHall } from '../store/index.ts';

/** So long before a change the pictures of what follows are opened, so that the change itself waits for nothing. */
export const warmForMs = 4_000;

export interface ShownAndNext {
  readonly shown: ShownDisplay;
  /** What follows, when that is soon. */
  readonly next: ShownDisplay | null;
}

/** What this display shows by the server's clock; tours need nothing told for their steps. */
export function useShownDisplay(wall: Wall, display: number): ShownAndNext {
  const { readServerNow } = useTileHost();
  const wallLibrary = useHall((state) => state.dispatch.state.wallLibrary);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [seen, setSeen] = useState(() => ({ wall, wallLibrary, now: readServerNow() }));
  // The journal brought something: what is shown is judged by the clock of now.
  if (seen.wall !== wall || seen.wallLibrary !== wallLibrary) setSeen({ wall, wallLibrary, now: readServerNow() });
  const { now } = seen;
  // The same as long as nothing changed: what is shown is compared by identity.
  const shown = useMemo(
    () => showDisplay({ wallLibrary, incidents }, wall, display, now),
    [wallLibrary, incidents, wall, display, now],
  );
  const { changesAt } = shown;
  const nextAt = changesAt === null || changesAt - now > warmForMs ? null : changesAt;
  const next = useMemo(
    () => (nextAt === null ? null : showDisplay({ wallLibrary, incidents }, wall, display, nextAt)),
    [wallLibrary, incidents, wall, display, nextAt],
  );

  useEffect(() => {
    if (changesAt === null) return;
    const read = readServerNow();
    const due = read < changesAt - warmForMs ? changesAt - warmForMs : changesAt;
    const timer = setTimeout(
      () => setSeen((before) => ({ ...before, now: Math.max(readServerNow(), due) })),
      Math.max(0, due - read),
    );
    return () => clearTimeout(timer);
  }, [changesAt, now, readServerNow]);

  return { shown, next };
}
