import type { BitWriter } from './bitWriter.ts';
import { interPatternCodes } from './cavlcTables.ts';
import {
  blockColumns,
  blockRows,
  codeChroma,
  codeInterLuma,
  codeIntraLuma,
  createMacroblockLevels,
} from './macroblockResidual.ts';
import type { BlockPlace, PlaneCoding } from './macroblockResidual.ts';
import { VectorField } from './vectorField.ts';
import type { PicturePlanes } from './picturePlanes.ts';
import { difference, predictInter, predictIntra } from './prediction.ts';
import type { Plane } from './prediction.ts';
import { chromaQp, createQuantiser } from './transform.ts';
import type { Quantiser } from './transform.ts';
import { writeCoefficients } from './writeCoefficients.ts';

type Planes = [Plane, Plane, Plane];
type IntraMode = 'vertical' | 'horizontal' | 'dc';

const lumaModeNumbers = { vertical: 0, horizontal: 1, dc: 2 } as const;
const chromaModeNumbers = { dc: 0, horizontal: 1, vertical: 2 } as const;
const still = { x: 0, y: 0 };

function planesOf(picture: PicturePlanes): Planes {
  const chroma = { stride: picture.columns * 8, height: picture.rows * 8 };
  return [
    { samples: picture.luma, stride: picture.columns * 16, height: picture.rows * 16 },
    { samples: picture.blue, ...chroma },
    { samples: picture.red, ...chroma },
  ];
}

/** Chooses, codes and reconstructs the macroblocks of one slice, in order. */
export class MacroblockCoder {
  private readonly writer: BitWriter;
  private readonly columns: number;
  private readonly decoded: Planes;
  private readonly reference: Planes;
  private readonly levels = createMacroblockLevels();
  private readonly vectors: VectorField;
  /** Numbers of non-zero levels per 4x4 block: luma, blue, red; the contexts of later blocks. */
  private readonly counts: [Uint8Array, Uint8Array, Uint8Array];
  private readonly predictions: [Uint8Array, Uint8Array, Uint8Array] = [
    new Uint8Array(256),
    new Uint8Array(64),
    new Uint8Array(64),
  ];
  private readonly trial = new Uint8Array(256);
  private source: Planes;
  private isKey = true;
  private skipped = 0;
  private intraQuantisers: [Quantiser, Quantiser];
  private interQuantisers: [Quantiser, Quantiser];

  constructor(writer: BitWriter, decoded: PicturePlanes, reference: PicturePlanes) {
    this.writer = writer;
    this.columns = decoded.columns;
    this.decoded = planesOf(decoded);
    this.reference = planesOf(reference);
    this.source = this.decoded;
    const size = decoded.columns * decoded.rows;
    this.counts = [new Uint8Array(size * 16), new Uint8Array(size * 4), new Uint8Array(size * 4)];
    this.vectors = new VectorField(decoded.columns, decoded.rows);
    this.intraQuantisers = [createQuantiser(26, 3), createQuantiser(26, 3)];
    this.interQuantisers = this.intraQuantisers;
  }

  startSlice(slice: { planes: PicturePlanes; qp: number; isKey: boolean }): void {
    this.source = planesOf(slice.planes);
    this.isKey = slice.isKey;
    this.skipped = 0;
    for (const counts of this.counts) counts.fill(0);
    this.vectors.reset();
    this.intraQuantisers = [createQuantiser(slice.qp, 3), createQuantiser(chromaQp(slice.qp), 3)];
    // Colour rounds as in intra blocks: what it loses would stay behind vehicles as coloured specks.
    this.interQuantisers = [createQuantiser(slice.qp, 6), createQuantiser(chromaQp(slice.qp), 3)];
  }

  endSlice(): void {
    if (this.skipped > 0) this.writer.putUnsigned(this.skipped);
    this.skipped = 0;
  }

  /** Repeats the macroblock of the picture before. */
  codeUnchanged(column: number, row: number): void {
    if (this.vectors.isSkip(column, row, still)) {
      this.vectors.set(column, row, still);
      this.skipped++;
      return;
    }
    this.beginCoded();
    this.writeVector(column, row, still);
    this.writer.putUnsigned(interPatternCodes[0] ?? 0);
  }

  codeInter(column: number, row: number, motion = still): void {
    const place: BlockPlace = { x: column * 16, y: row * 16, size: 16 };
    const { vector, cost } = this.chooseVector(place, motion);
    if (cost > 2048 && this.chooseIntraMode(place).cost < cost * 0.8) {
      this.codeIntra(column, row);
      return;
    }
    predictInter(this.reference[0], place, vector, this.predictions[0]);
    const lumaPattern = codeInterLuma(this.coding(0, place, this.interQuantisers[0]), this.levels);
    const chromaPlace: BlockPlace = { x: column * 8, y: row * 8, size: 8 };
    for (const plane of [1, 2] as const)
      predictInter(this.reference[plane], chromaPlace, vector, this.predictions[plane]);
    const chromaPattern = this.codeChromaPlanes(chromaPlace, this.interQuantisers[1]);
    const pattern = lumaPattern | (chromaPattern << 4);
    if (pattern === 0 && this.vectors.isSkip(column, row, vector)) {
      this.vectors.set(column, row, vector);
      this.skipped++;
      return;
    }
    this.beginCoded();
    this.writeVector(column, row, vector);
    this.writer.putUnsigned(interPatternCodes[pattern] ?? 0);
    if (pattern > 0) this.writer.putSigned(0);
    for (let block = 0; block < 16; block++)
      if (lumaPattern & (1 << (block >> 2))) this.writeLuma(column, row, block, 0);
    this.writeChroma(column, row, chromaPattern);
  }

  codeIntra(column: number, row: number): void {
    const place: BlockPlace = { x: column * 16, y: row * 16, size: 16 };
    const { mode } = this.chooseIntraMode(place);
    predictIntra(this.decoded[0], place, mode, this.predictions[0]);
    const hasAc = codeIntraLuma(this.coding(0, place, this.intraQuantisers[0]), this.levels);
    const chromaPlace: BlockPlace = { x: column * 8, y: row * 8, size: 8 };
    for (const plane of [1, 2] as const) predictIntra(this.decoded[plane], chromaPlace, mode, this.predictions[plane]);
    const chromaPattern = this.codeChromaPlanes(chromaPlace, this.intraQuantisers[1]);
    if (!this.isKey) this.beginCoded();
    this.vectors.setIntra(column, row);
    const type = 1 + lumaModeNumbers[mode] + 4 * chromaPattern + (hasAc ? 12 : 0);
    this.writer.putUnsigned(this.isKey ? type : type + 5);
    this.writer.putUnsigned(chromaModeNumbers[mode]);
    this.writer.putSigned(0);
    writeCoefficients(
      this.writer,
      { levels: this.levels.lumaDc, offset: 0, count: 16 },
      this.context(0, column * 4, row * 4),
    );
    if (hasAc) for (let block = 0; block < 16; block++) this.writeLuma(column, row, block, 1);
    this.writeChroma(column, row, chromaPattern);
  }

  private coding(plane: 0 | 1 | 2, place: BlockPlace, quantiser: Quantiser): PlaneCoding {
    return {
      source: this.source[plane],
      decoded: this.decoded[plane],
      place,
      prediction: this.predictions[plane],
      quantiser,
    };
  }

  private codeChromaPlanes(place: BlockPlace, quantiser: Quantiser): number {
    const blue = codeChroma(this.coding(1, place, quantiser), this.levels, 0);
    const red = codeChroma(this.coding(2, place, quantiser), this.levels, 1);
    return Math.max(blue, red);
  }

  private chooseVector(place: BlockPlace, motion: { x: number; y: number }) {
    predictInter(this.reference[0], place, still, this.trial);
    const stillCost = difference(this.source[0], place, this.trial);
    if (motion.x === 0 && motion.y === 0) return { vector: still, cost: stillCost };
    predictInter(this.reference[0], place, motion, this.trial);
    const cost = difference(this.source[0], place, this.trial);
    return cost < stillCost ? { vector: motion, cost } : { vector: still, cost: stillCost };
  }

  private chooseIntraMode(place: BlockPlace): { mode: IntraMode; cost: number } {
    const modes: IntraMode[] = ['dc'];
    if (place.y > 0) modes.push('vertical');
    if (place.x > 0) modes.push('horizontal');
    let best: { mode: IntraMode; cost: number } = { mode: 'dc', cost: Infinity };
    for (const mode of modes) {
      predictIntra(this.decoded[0], place, mode, this.trial);
      const cost = difference(this.source[0], place, this.trial);
      if (cost < best.cost) best = { mode, cost };
    }
    return best;
  }

  private beginCoded(): void {
    this.writer.putUnsigned(this.skipped);
    this.skipped = 0;
  }

  /** mb_type P_L0_16x16 and its vector difference in quarter samples. */
  private writeVector(column: number, row: number, vector: { x: number; y: number }): void {
    const predicted = this.vectors.predict(column, row);
    this.vectors.set(column, row, vector);
    this.writer.putUnsigned(0);
    this.writer.putSigned((vector.x - predicted.x) * 4);
    this.writer.putSigned((vector.y - predicted.y) * 4);
  }

  private writeLuma(column: number, row: number, block: number, from: 0 | 1): void {
    const x = column * 4 + (blockColumns[block] ?? 0);
    const y = row * 4 + (blockRows[block] ?? 0);
    const coefficients = { levels: this.levels.luma, offset: block * 16 + from, count: 16 - from };
    this.counts[0][y * this.columns * 4 + x] = writeCoefficients(this.writer, coefficients, this.context(0, x, y));
  }

  private writeChroma(column: number, row: number, pattern: number): void {
    if (pattern === 0) return;
    for (const levels of this.levels.chromaDc) writeCoefficients(this.writer, { levels, offset: 0, count: 4 }, -1);
    if (pattern === 1) return;
    for (const plane of [1, 2] as const)
      for (let block = 0; block < 4; block++) {
        const x = column * 2 + (block & 1);
        const y = row * 2 + (block >> 1);
        const coefficients = { levels: this.levels.chroma[plane === 1 ? 0 : 1], offset: block * 16 + 1, count: 15 };
        const count = writeCoefficients(this.writer, coefficients, this.context(plane, x, y));
        this.counts[plane][y * this.columns * 2 + x] = count;
      }
  }

  /** nC: the mean number of levels in the blocks to the left and above. */
  private context(plane: 0 | 1 | 2, x: number, y: number): number {
    const counts = this.counts[plane];
    const stride = this.columns * (plane === 0 ? 4 : 2);
    const left = x > 0 ? (counts[y * stride + x - 1] ?? 0) : 0;
    const above = y > 0 ? (counts[(y - 1) * stride + x] ?? 0) : 0;
    return x > 0 && y > 0 ? (left + above + 1) >> 1 : left + above;
  }
}
