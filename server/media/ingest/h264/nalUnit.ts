/** Types of H.264 NAL units (ISO/IEC 14496-10 table 7-1) that the path to the browser treats each in its own way. */
export const nalTypes = {
  slice: 1,
  idrSlice: 5,
  supplemental: 6,
  sequenceParameterSet: 7,
  pictureParameterSet: 8,
} as const;

export function nalType(unit: Buffer): number {
  return unit.length === 0 ? 0 : unit.readUInt8(0) & 0x1f;
}

/** Slices and their partitions, and supplemental information; the rest is kept apart or of no use to a browser. */
export function isPicturePart(type: number): boolean {
  return type >= nalTypes.slice && type <= nalTypes.supplemental;
}
