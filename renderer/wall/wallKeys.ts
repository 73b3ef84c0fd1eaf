import { gridOf, type NamedLayout, type WallLayout } from '../../protocol/wall/wallLayout.ts';

/** What a key asks of the wall as a whole or of the tile in focus. */
export type WallKeyAct =
  | { readonly act: 'layout'; readonly layout: NamedLayout }
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

const layoutKeys: Record<string, NamedLayout> = { '1': 1, '4': 4, '6': 6, '8': 8, '9': 9, '0': 16 };
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
    return pressed.shiftKey ? null : { act: 'focus', tile: stepFocus(focused, step, layout) };
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

/** The nearest tile whose middle lies that way, tiles of the same row or column before others; itself at the edge. */
function stepFocus(focused: number, [columns, rows]: readonly [number, number], layout: WallLayout): number {
  const { spans } = gridOf(layout);
  const from = Math.min(Math.max(focused, 0), spans.length - 1);
  const start = spans[from];
  if (start === undefined) return 0;
  let nearest = from;
  let least = Infinity;
  for (const [index, span] of spans.entries()) {
    const right = middle(span.column, span.columns) - middle(start.column, start.columns);
    const down = middle(span.row, span.rows) - middle(start.row, start.rows);
    const ahead = right * columns + down * rows;
    const aside = Math.abs(right * rows) + Math.abs(down * columns);
    const cost = ahead + aside * 4;
    if (index !== from && ahead > 0 && aside < ahead * 4 && cost < least) {
      least = cost;
      nearest = index;
    }
  }
  return nearest;
}

function middle(start: number, length: number): number {
  return start + length / 2;
}
