import { doSpansOverlap, type WallGrid, type WallSpan } from '../../../protocol/wall/wallLayout.ts';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The rectangle between two cells, whichever way it was drawn. */
export function spanBetween(first: Cell, second: Cell): WallSpan {
  return {
    column: Math.min(first.column, second.column),
    row: Math.min(first.row, second.row),
    columns: Math.abs(first.column - second.column) + 1,
    rows: Math.abs(first.row - second.row) + 1,
  };
}

/** The grid with a new tile in it: what it covers gives way, and the cells that come free become tiles of their own. */
export function drawSpan(grid: WallGrid, drawn: WallSpan): WallGrid {
  const kept = grid.spans.filter((span) => !doSpansOverlap(span, drawn));
  const replaced = grid.spans.findIndex((span) => doSpansOverlap(span, drawn));
  const place = grid.spans.slice(0, Math.max(0, replaced)).filter((span) => kept.includes(span)).length;
  const spans = kept.toSpliced(place, 0, drawn);
  return { ...grid, spans: [...spans, ...freeCells({ ...grid, spans })] };
}

/** A grid of single cells. */
export function plainGrid(columns: number, rows: number): WallGrid {
  return { columns, rows, spans: freeCells({ columns, rows, spans: [] }) };
}

function freeCells({ columns, rows, spans }: WallGrid): WallSpan[] {
  return Array.from({ length: columns * rows }, (_, index) => ({
    column: index % columns,
    row: Math.floor(index / columns),
    columns: 1,
    rows: 1,
  })).filter((cell) => !spans.some((span) => doSpansOverlap(span, cell)));
}
