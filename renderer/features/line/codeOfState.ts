import type { HallState } from '../../../protocol/hall/hallState.ts';
import { canonicalJson } from '../../../protocol/wire/canonicalJson.ts';

/** The page's half of `live.code`; null where a page may not digest: outside secure contexts. */
export async function codeOfState(state: HallState): Promise<string | null> {
  // Typed as always there; absent outside secure contexts.
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(state))));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
