export interface Vector {
  x: number;
  y: number;
}

const notCoded = -2;
const intra = -1;
const inter = 0;

/** Motion vectors of a picture, one a macroblock, and what the standard predicts from them (clause 8.4.1). */
export class VectorField {
  private readonly columns: number;
  private readonly references: Int8Array;
  private readonly xs: Int16Array;
  private readonly ys: Int16Array;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.references = new Int8Array(columns * rows);
    this.xs = new Int16Array(columns * rows);
    this.ys = new Int16Array(columns * rows);
  }

  reset(): void {
    this.references.fill(notCoded);
    this.xs.fill(0);
    this.ys.fill(0);
  }

  set(column: number, row: number, vector: Vector): void {
    const index = row * this.columns + column;
    this.references[index] = inter;
    this.xs[index] = vector.x;
    this.ys[index] = vector.y;
  }

  setIntra(column: number, row: number): void {
    this.references[row * this.columns + column] = intra;
  }

  /** Whether a skipped macroblock here would get exactly this vector. */
  isSkip(column: number, row: number, vector: Vector): boolean {
    if (this.isStillInferred(column, row)) return vector.x === 0 && vector.y === 0;
    const inferred = this.predict(column, row);
    return inferred.x === vector.x && inferred.y === vector.y;
  }

  predict(column: number, row: number): Vector {
    const left = this.at(column - 1, row);
    const above = this.at(column, row - 1);
    const aboveRight = this.at(column + 1, row - 1);
    const corner = aboveRight.reference === notCoded ? this.at(column - 1, row - 1) : aboveRight;
    if (above.reference === notCoded && corner.reference === notCoded && left.reference !== notCoded) return left;
    const matches = [left, above, corner].filter((neighbour) => neighbour.reference === inter);
    const only = matches[0];
    if (matches.length === 1 && only) return only;
    return { x: median(left.x, above.x, corner.x), y: median(left.y, above.y, corner.y) };
  }

  private isStillInferred(column: number, row: number): boolean {
    if (column === 0 || row === 0) return true;
    const index = row * this.columns + column;
    return this.isStill(index - 1) || this.isStill(index - this.columns);
  }

  private isStill(index: number): boolean {
    return this.references[index] === inter && this.xs[index] === 0 && this.ys[index] === 0;
  }

  private at(column: number, row: number): Vector & { reference: number } {
    if (column < 0 || row < 0 || column >= this.columns) return { reference: notCoded, x: 0, y: 0 };
    const index = row * this.columns + column;
    const reference = this.references[index] ?? notCoded;
    if (reference !== inter) return { reference, x: 0, y: 0 };
    return { reference, x: this.xs[index] ?? 0, y: this.ys[index] ?? 0 };
  }
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
