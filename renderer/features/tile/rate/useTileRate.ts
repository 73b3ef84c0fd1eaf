import { useEffect, useRef, type RefObject } from 'react';
import type { CameraView } from '../../../media/index.ts';
import type { TileRates } from './TileRates.ts';

interface TileRateOptions {
  readonly rates: TileRates;
  readonly view: CameraView | null;
  readonly tile: RefObject<HTMLElement | null>;
  readonly isPaused: boolean;
  readonly isEnlarged: boolean;
}

/** Puts one tile under the page's rule for frame rates while it has a picture to show. */
export function useTileRate({ rates, view, tile, isPaused, isEnlarged }: TileRateOptions): void {
  const facts = useRef({ isPaused, isEnlarged });
  useEffect(() => {
    facts.current = { isPaused, isEnlarged };
  });
  useEffect(() => {
    if (view === null) return undefined;
    return rates.add(view, () => {
      const element = tile.current;
      if (element === null || facts.current.isPaused) return null;
      const isLookedAt = facts.current.isEnlarged || element.contains(document.activeElement);
      return { element, areaPx: element.clientWidth * element.clientHeight, isLookedAt };
    });
  }, [rates, view, tile]);
}
