import type { CameraId } from '../../../../protocol/ids.ts';
import { stillsHeadSchema, type StillsHead } from '../../../../protocol/media/stills.ts';
import { Rejected, rejectionSchema } from '../../../../protocol/wire/rejection.ts';

export interface ReadStill {
  readonly state: StillsHead['stills'][number];
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

const timeoutMs = 8_000;
const lineEnd = 10;

/** How cameras stand and the newest picture of each that is newer than the one known. Throws `Rejected`. */
export async function readStills(
  cameras: readonly { readonly cameraId: CameraId; readonly after: number }[],
): Promise<ReadStill[]> {
  let received: Uint8Array<ArrayBuffer>;
  try {
    const response = await fetch('/api/stills', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cameras }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    received = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) throw refusalOf(received);
  } catch (cause) {
    throw cause instanceof Rejected ? cause : new Rejected('unavailable', 'timeout', { cause });
  }
  const end = received.indexOf(lineEnd);
  const head = stillsHeadSchema.parse(JSON.parse(new TextDecoder().decode(received.subarray(0, Math.max(0, end)))));
  let begin = end + 1;
  return head.stills.map((state) => {
    if (state.frame === null) return { state, bytes: null };
    const bytes = received.subarray(begin, begin + state.frame.sizeBytes);
    begin += state.frame.sizeBytes;
    return { state, bytes };
  });
}

function refusalOf(body: Uint8Array): Rejected {
  try {
    const { code, reason } = rejectionSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    return new Rejected(code, reason);
  } catch (cause) {
    return new Rejected('serverFailure', 'serverFailure', { cause });
  }
}
