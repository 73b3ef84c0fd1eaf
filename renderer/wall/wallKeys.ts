import type { WallLayout } from '../../protocol/wall/wall.ts';

/** What a key asks of the wall as a whole or of the tile in focus. */
export type WallKeyAct =
  | { readonly act: 'layout'; readonly layout: WallLayout }
  | { readonly act: 'focus'; readonly tile: number }
  | { readonly act: 'enlarge' }
  | { readonly act: 'restore' }
  | { readonly act: 'remove' }
  | { readonly act: 'figures' }
  | { readonly act: 'fullscreen' }
  | { readonly act: 'help' };

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const layoutKeys: Record<string, WallLayout> = { '1': 1, '4': 4, '9': 9, '0': 16 };
const steps: Record<string, readonly [column: number, row: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Null for keys that are not the wall's: browser shortcuts, and shift with an arrow, which turns the camera. */
export function readWallKey(pressed: PressedKey, focused: number, layout: WallLayout): WallKeyAct | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const asked = layoutKeys[pressed.key];
  if (asked !== undefined) return { act: 'layout', layout: asked };
  const step = steps[pressed.key];
  if (step !== undefined) {
    return pressed.shiftKey ? null : { act: 'focus', tile: stepFocus(focused, step, Math.sqrt(layout)) };
  }
  switch (pressed.key) {
    case 'Enter':
      return { act: 'enlarge' };
    case 'Escape':
      return { act: 'restore' };
    case 'Delete':
      return { act: 'remove' };
    case 'i':
    case 'I':
      return { act: 'figures' };
    case 'f':
    case 'F':
      return { act: 'fullscreen' };
    case '?':
      return { act: 'help' };
    default:
      return null;
  }
}

function stepFocus(focused: number, [columns, rows]: readonly [number, number], side: number): number {
  const within = (value: number) => Math.min(Math.max(value, 0), side - 1);
  const from = Math.min(Math.max(focused, 0), side * side - 1);
  return within(Math.floor(from / side) + rows) * side + within((from % side) + columns);
}
