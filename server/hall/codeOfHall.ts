import { createHash } from 'node:crypto';
import { canonicalJson } from '../../protocol/wire/canonicalJson.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';

/** SHA-256 of the canonical JSON (RFC 8785) of a state, lower-case hexadecimal: equal states, equal codes. */
export function codeOfHall(state: HallState): { seq: number; code: string } {
  return { seq: state.seq, code: createHash('sha256').update(canonicalJson(state)).digest('hex') };
}
