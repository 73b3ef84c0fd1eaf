import type { ActFile } from '../outbox/Act.ts';

/** Bytes as the outbox keeps them, with the hash by which the server knows them again. */
export async function createActFile(blob: Blob): Promise<ActFile> {
  const bytes = await blob.arrayBuffer();
  // Typed as always there; absent outside secure contexts.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const sha256 = subtle === undefined ? null : new Uint8Array(await subtle.digest('SHA-256', bytes));
  return { mediaType: blob.type.split(';')[0] ?? '', bytes, sha256 };
}
