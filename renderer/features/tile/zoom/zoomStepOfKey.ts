import type { ZoomStep } from './watchZoomGestures.ts';

interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const keyFactor = 1.25;
/** Share of the tile one press of an arrow moves the picture. */
const keyPan = 0.15;

const ways: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: keyPan, y: 0 },
  ArrowRight: { x: -keyPan, y: 0 },
  ArrowUp: { x: 0, y: keyPan },
  ArrowDown: { x: 0, y: -keyPan },
};

/**
 * What a key asks of the enlarged picture: plus, minus, 0 for the whole, Alt and an arrow to move. Where the camera itself
 * can be zoomed, plus and minus are the camera's and the picture's are pressed with Alt. Null for every other key.
 */
export function zoomStepOfKey(
  { key, altKey, ctrlKey, metaKey }: PressedKey,
  tile: { readonly isZoomed: boolean; readonly canTurn: boolean },
): ZoomStep | 'reset' | null {
  if (ctrlKey || metaKey) return null;
  if (tile.isZoomed && key === '0') return 'reset';
  if (tile.isZoomed && altKey && Object.hasOwn(ways, key)) return { dragged: ways[key] ?? { x: 0, y: 0 } };
  if (tile.canTurn && !altKey) return null;
  if (key === '+' || key === '=') return { factor: keyFactor };
  if (tile.isZoomed && (key === '-' || key === '_')) return { factor: 1 / keyFactor };
  return null;
}
