import { useEffect, useState, type RefObject } from 'react';

export interface TileSize {
  /** Width in device pixels; 0 until measured and while the tile is not laid out. */
  readonly widthPx: number;
  /** False while the tile is scrolled away, folded, or its page is in the background. */
  readonly isSeen: boolean;
}

export function useTileSize(element: RefObject<HTMLElement | null>): TileSize {
  const [size, setSize] = useState<TileSize>({ widthPx: 0, isSeen: true });

  useEffect(() => {
    const tile = element.current;
    if (tile === null) return;
    let isOnScreen = true;
    const update = () => {
      const widthPx = Math.round(tile.clientWidth * window.devicePixelRatio);
      const isSeen = isOnScreen && !document.hidden;
      setSize((before) => (before.widthPx === widthPx && before.isSeen === isSeen ? before : { widthPx, isSeen }));
    };
    const sizes = new ResizeObserver(update);
    const crossings = new IntersectionObserver((entries) => {
      isOnScreen = entries.at(-1)?.isIntersecting ?? true;
      update();
    });
    sizes.observe(tile);
    crossings.observe(tile);
    document.addEventListener('visibilitychange', update);
    return () => {
      sizes.disconnect();
      crossings.disconnect();
      document.removeEventListener('visibilitychange', update);
    };
  }, [element]);

  return size;
}
