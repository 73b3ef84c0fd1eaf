import { unitIdSchema } from '../ids.ts';
import type { UnitPosition } from './unitPosition.ts';

const headBytes = 12;
const bodyBytes = 12;
const longestId = 64;
const degreeSteps = 1e7;
const most16 = 0xffff;

/**
 * Positions of many units in few bytes, big-endian, for a hall that hears of thousands each second. Head: the latest `at`
 * (float64) and how many records follow (uint32). Each record: letters shared with the id before (uint8), letters of its
 * own (uint8) and those in ASCII, then longitude and latitude in 1e-7 degrees (int32), accuracy in metres (uint16) and how
 * long before the head's `at` it came, in milliseconds (uint16). Ids are sorted, so that most of each is shared.
 */
export function packPositions(positions: readonly UnitPosition[]): Uint8Array<ArrayBuffer> {
  const sorted = positions.toSorted((one, other) => (one.unitId < other.unitId ? -1 : 1));
  const latest = positions.reduce((at, position) => Math.max(at, position.at), 0);
  const bytes = new Uint8Array(headBytes + sorted.length * (2 + longestId + bodyBytes));
  const view = new DataView(bytes.buffer);
  view.setFloat64(0, latest);
  view.setUint32(8, sorted.length);
  let at = headBytes;
  let before = '';
  for (const { unitId, lon, lat, accuracyM, at: cameAt } of sorted) {
    const shared = sharedLetters(before, unitId);
    view.setUint8(at, shared);
    view.setUint8(at + 1, unitId.length - shared);
    at += 2;
    for (let letter = shared; letter < unitId.length; letter += 1) bytes[at++] = unitId.charCodeAt(letter);
    view.setInt32(at, Math.round(lon * degreeSteps));
    view.setInt32(at + 4, Math.round(lat * degreeSteps));
    view.setUint16(at + 8, Math.min(most16, Math.round(accuracyM)));
    view.setUint16(at + 10, Math.min(most16, Math.max(0, Math.round(latest - cameAt))));
    at += bodyBytes;
    before = unitId;
  }
  return bytes.slice(0, at);
}

/** Throws `RangeError` on bytes that `packPositions` did not make. */
export function unpackPositions(packed: ArrayBuffer | Uint8Array): UnitPosition[] {
  const bytes = packed instanceof Uint8Array ? packed : new Uint8Array(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latest = view.getFloat64(0);
  const count = view.getUint32(8);
  const positions: UnitPosition[] = [];
  let at = headBytes;
  let before = '';
  for (let index = 0; index < count; index += 1) {
    const shared = view.getUint8(at);
    const own = view.getUint8(at + 1);
    at += 2;
    if (shared > before.length || at + own + bodyBytes > bytes.length)
      throw new RangeError('Positions that end too early');
    before = before.slice(0, shared) + String.fromCharCode(...bytes.subarray(at, at + own));
    at += own;
    positions.push({
      unitId: unitIdSchema.parse(before),
      lon: view.getInt32(at) / degreeSteps,
      lat: view.getInt32(at + 4) / degreeSteps,
      accuracyM: view.getUint16(at + 8),
      at: latest - view.getUint16(at + 10),
    });
    at += bodyBytes;
  }
  return positions;
}

function sharedLetters(before: string, next: string): number {
  const most = Math.min(before.length, next.length);
  let shared = 0;
  while (shared < most && before.charCodeAt(shared) === next.charCodeAt(shared)) shared += 1;
  return shared;
}
