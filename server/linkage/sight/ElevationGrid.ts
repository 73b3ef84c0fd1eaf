import type { Position } from '../../../protocol/geometry/place.ts';

/** Metres above sea level at the middles of cells, rows from north to south; degrees, WGS-84. */
interface ElevationCells {
  readonly columns: number;
  readonly rows: number;
  /** The middle of the south-western cell. */
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly heightsM: Float32Array;
}

const mostCells = 25_000_000;

/** Heights of the ground on a regular grid, as GIS programs write them in Esri's ASCII format. */
export class ElevationGrid {
  readonly #cells: ElevationCells;

  constructor(cells: ElevationCells) {
    this.#cells = cells;
  }

  /**
   * Reads an Esri ASCII grid (`ncols`, `nrows`, `xllcorner` or `xllcenter`, `yllcorner` or `yllcenter`, `cellsize` or `dx`
   * and `dy`, `NODATA_value`, then rows from north to south). Cells without a value get the lowest of the grid. Throws
   * what is wrong with the text.
   */
  static parse(text: string): ElevationGrid {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const header = new Map<string, number>();
    let at = 0;
    for (; at + 1 < words.length && /^[a-z]/i.test(words[at] ?? '') && words[at] !== 'nan'; at += 2)
      header.set((words[at] ?? '').toLowerCase(), Number(words[at + 1]));
    const read = (...names: string[]): number | undefined =>
      names.map((name) => header.get(name)).find((value) => value !== undefined);
    const need = (...names: string[]): number => {
      const value = read(...names);
      if (value === undefined || !Number.isFinite(value))
        throw new Error(`The grid does not say its ${names.join(' or ')}`);
      return value;
    };
    const [columns, rows] = [need('ncols'), need('nrows')];
    const [stepLon, stepLat] = [need('dx', 'cellsize'), need('dy', 'cellsize')];
    if (!Number.isInteger(columns) || !Number.isInteger(rows) || columns < 2 || rows < 2 || columns * rows > mostCells)
      throw new Error(`A grid of ${columns} x ${rows} cells cannot be used`);
    if (!(stepLon > 0 && stepLat > 0)) throw new Error('The cells of the grid have no size');
    const count = words.length - at;
    if (count !== columns * rows) throw new Error(`The grid has ${count} values in place of ${columns * rows}`);
    const west = read('xllcenter') ?? need('xllcorner') + stepLon / 2;
    const south = read('yllcenter') ?? need('yllcorner') + stepLat / 2;
    if (Math.abs(west) > 180 || Math.abs(south) > 90)
      throw new Error('The grid is not in degrees: project it to WGS-84 (EPSG:4326)');
    const none = read('nodata_value') ?? Number.NaN;
    const heightsM = Float32Array.from({ length: count }, (_, cell) => {
      const height = Number(words[at + cell]);
      if (!Number.isFinite(height)) throw new Error(`The grid's value ${cell + 1} is no number`);
      return height === none ? Number.NaN : height;
    });
    const lowestM = heightsM.reduce((lowest, height) => (height < lowest ? height : lowest), Infinity);
    const known = heightsM.map((height) => (Number.isNaN(height) ? (Number.isFinite(lowestM) ? lowestM : 0) : height));
    return new ElevationGrid({ columns, rows, west, south, stepLon, stepLat, heightsM: known });
  }

  /** Between the four nearest cells; beyond the edge, what is at the edge. */
  heightM({ lon, lat }: Position): number {
    const { columns, rows, west, south, stepLon, stepLat } = this.#cells;
    const x = Math.min(Math.max((lon - west) / stepLon, 0), columns - 1);
    const y = Math.min(Math.max((lat - south) / stepLat, 0), rows - 1);
    const [column, row] = [Math.min(Math.floor(x), columns - 2), Math.min(Math.floor(y), rows - 2)];
    const [right, up] = [x - column, y - row];
    return (
      this.#at(column, row) * (1 - right) * (1 - up) +
      this.#at(column + 1, row) * right * (1 - up) +
      this.#at(column, row + 1) * (1 - right) * up +
      this.#at(column + 1, row + 1) * right * up
    );
  }

  #at(column: number, rowFromSouth: number): number {
    const { columns, rows, heightsM } = this.#cells;
    return heightsM[(rows - 1 - rowFromSouth) * columns + column] ?? 0;
  }
}
