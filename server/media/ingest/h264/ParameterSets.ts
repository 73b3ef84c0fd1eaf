import { nalType, nalTypes } from './nalUnit.ts';
import { parseSequenceParameterSet, type SequenceParameterSet } from './parseSequenceParameterSet.ts';

const maxSetBytes = 1024;
const maxPictureSets = 16;

/** The parameter sets in force: the newest sequence set and the picture sets that came with it. */
export class ParameterSets {
  #sequenceUnit: Buffer | null = null;
  #sequence: SequenceParameterSet | null = null;
  /** Keyed by the first bits of the unit, which carry its id, so that an update replaces its predecessor. */
  readonly #pictureUnits = new Map<number, Buffer>();

  get sequence(): SequenceParameterSet | null {
    return this.#sequence;
  }

  /** Takes parameter sets, ignores other units; throws a `StreamFailure` on a sequence set that cannot be used. */
  add(unit: Buffer): void {
    const type = nalType(unit);
    if (unit.length < 2 || unit.length > maxSetBytes) return;
    if (type === nalTypes.sequenceParameterSet) {
      if (this.#sequenceUnit?.equals(unit) === true) return;
      this.#sequence = parseSequenceParameterSet(unit);
      this.#sequenceUnit = Buffer.from(unit);
    } else if (type === nalTypes.pictureParameterSet) {
      const key = unit.readUInt8(1);
      const known = this.#pictureUnits.get(key);
      if (known?.equals(unit) === true) return;
      if (known === undefined && this.#pictureUnits.size >= maxPictureSets) this.#pictureUnits.clear();
      this.#pictureUnits.set(key, Buffer.from(unit));
    }
  }

  /** What stands before every key frame; empty until both kinds are known. */
  units(): Buffer[] {
    if (this.#sequenceUnit === null || this.#pictureUnits.size === 0) return [];
    return [this.#sequenceUnit, ...this.#pictureUnits.values()];
  }
}
