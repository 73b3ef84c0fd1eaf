import { createHash } from 'node:crypto';

/** What the first entry of every stream follows: 32 zero bytes. */
export const genesisHash: Uint8Array = new Uint8Array(32);

/** SHA-256 over the previous entry's hash and the canonical JSON (UTF-8) of this one; 32 bytes. */
export function hashEntry(previousHash: Uint8Array, body: string): Uint8Array {
  return createHash('sha256').update(previousHash).update(body, 'utf8').digest();
}
