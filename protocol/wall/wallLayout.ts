import { z } from 'zod';

/** One tile of a grid: its first column and row, counted from 0, and how many of each it covers. */
export const wallSpanSchema = z.strictObject({
  column: z.number().int().min(0).max(11),
  row: z.number().int().min(0).max(11),
  columns: z.number().int().min(1).max(12),
  rows: z.number().int().min(1).max(12),
});
export type WallSpan = z.infer<typeof wallSpanSchema>;

export const wallTileCount = 36;

/** A grid somebody drew: its spans in the order of the tiles. */
export const freeGridSchema = z.strictObject({
  columns: z.number().int().min(1).max(12),
  rows: z.number().int().min(1).max(12),
  spans: z.array(wallSpanSchema).min(1).max(wallTileCount),
});
export type WallGrid = z.infer<typeof freeGridSchema>;

export const wallLayouts = [1, 4, 6, 8, 9, 13, 16, 25, 36] as const;
export type NamedLayout = (typeof wallLayouts)[number];
const namedLayoutSchema = z.union(wallLayouts.map((count) => z.literal(count)));

/** A named grid, by its number of tiles, or a drawn one. */
export const wallLayoutSchema = z.union([namedLayoutSchema, freeGridSchema]);
export type WallLayout = NamedLayout | WallGrid;

/** The large picture of a mixed layout is its first tile, so that it stays when the layout changes. */
const namedGrids: Record<NamedLayout, WallGrid> = {
  1: mixedGrid(1, null),
  4: mixedGrid(2, null),
  6: mixedGrid(3, { column: 0, row: 0, columns: 2, rows: 2 }),
  8: mixedGrid(4, { column: 0, row: 0, columns: 3, rows: 3 }),
  9: mixedGrid(3, null),
  13: mixedGrid(4, { column: 1, row: 1, columns: 2, rows: 2 }),
  16: mixedGrid(4, null),
  25: mixedGrid(5, null),
  36: mixedGrid(6, null),
};

export function gridOf(layout: WallLayout): WallGrid {
  return typeof layout === 'number' ? namedGrids[layout] : layout;
}

export function tileCountOf(layout: WallLayout): number {
  return gridOf(layout).spans.length;
}

/** The smallest named layout with room for so many tiles; where it has more, the last one takes the rest of its row. */
export function layoutFor(count: number): WallLayout {
  const named = wallLayouts.find((layout) => layout >= count) ?? wallTileCount;
  const { columns, rows, spans } = namedGrids[named];
  const used = spans.slice(0, Math.max(1, count));
  const last = used.at(-1);
  if (last === undefined || used.length >= spans.length) return named;
  const wide = { ...last, columns: columns - last.column };
  return { columns, rows: Math.min(rows, last.row + last.rows), spans: used.with(-1, wide) };
}

/** Whether every span lies within the grid and none covers another. Holes are allowed: they stay dark. */
export function isSoundGrid({ columns, rows, spans }: WallGrid): boolean {
  const taken = new Set<number>();
  return spans.every((span) => {
    if (span.column + span.columns > columns || span.row + span.rows > rows) return false;
    return cellsOf(span).every((cell) => {
      const isFree = !taken.has(cell);
      taken.add(cell);
      return isFree;
    });
  });
}

export function doSpansOverlap(first: WallSpan, second: WallSpan): boolean {
  return (
    first.column < second.column + second.columns &&
    second.column < first.column + first.columns &&
    first.row < second.row + second.rows &&
    second.row < first.row + first.rows
  );
}

function cellsOf(span: WallSpan): number[] {
  return Array.from(
    { length: span.columns * span.rows },
    (_, index) => (span.row + Math.floor(index / span.columns)) * 12 + span.column + (index % span.columns),
  );
}

function mixedGrid(side: number, large: WallSpan | null): WallGrid {
  const spans: WallSpan[] = large === null ? [] : [large];
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const cell = { column, row, columns: 1, rows: 1 };
      if (large === null || !doSpansOverlap(large, cell)) spans.push(cell);
    }
  }
  return { columns: side, rows: side, spans };
}
