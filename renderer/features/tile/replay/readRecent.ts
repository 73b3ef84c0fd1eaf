import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { VideoStream } from '../../../../protocol/camera/camera.ts';
import type { CameraId } from '../../../../protocol/ids.ts';
import { Rejected, rejectionSchema } from '../../../../protocol/wire/rejection.ts';

/** A piece of the recent past; times in server milliseconds. */
export interface RecentClip {
  readonly url: string;
  readonly from: number;
  readonly to: number;
}

interface RecentWish {
  readonly cameraId: CameraId;
  readonly stream: VideoStream;
  readonly from: number;
  readonly purpose: ViewPurpose;
}

const timeoutMs = 15_000;

/** Fetches what the server keeps of a camera since a moment. The caller revokes the address. Throws `Rejected`. */
export async function readRecent({ cameraId, stream, from, purpose }: RecentWish): Promise<RecentClip> {
  const query = new URLSearchParams({ stream, from: String(Math.max(0, Math.round(from))) });
  if (purpose.kind === 'incident') query.set('incidentId', purpose.incidentId);
  else query.set('purpose', purpose.kind);
  let response: Response;
  try {
    response = await fetch(`/api/cameras/${encodeURIComponent(cameraId)}/recent?${query}`, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) {
      const url = URL.createObjectURL(await response.blob());
      const { headers } = response;
      return { url, from: Number(headers.get('x-recent-from')), to: Number(headers.get('x-recent-to')) };
    }
  } catch (cause) {
    throw new Rejected('unavailable', 'timeout', { cause });
  }
  const refused = rejectionSchema.safeParse(await response.json().catch(() => null));
  throw refused.success
    ? new Rejected(refused.data.code, refused.data.reason)
    : new Rejected('serverFailure', 'serverFailure');
}
