import { useCallback, useEffect, useState } from 'react';
import { isPermitted } from '../../../../protocol/access/permissions.ts';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { VideoStream } from '../../../../protocol/camera/camera.ts';
import { attachmentIdSchema, incidentIdSchema, type CameraId } from '../../../../protocol/ids.ts';
import { newId } from '../../../connection/newId.ts';
import { isFinished, useHall } from '../../../store/index.ts';
import type { TileHost } from '../TileHost.ts';

export type ClipProgress =
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly number: number }
  | { readonly kind: 'refused'; readonly error: unknown };

interface ClipNeeds {
  readonly host: TileHost;
  readonly cameraId: CameraId;
  readonly stream: VideoStream | null;
  readonly purpose: ViewPurpose;
  readonly watermark: string;
}

const wordsForMs = 5_000;

/**
 * Keeps the last two minutes of the tile's camera with the incident the tile is watched for, else with the one this seat
 * has selected; `keep` is null where there is none, this seat may not, or nothing is shown.
 */
export function useClip({ host, cameraId, stream, purpose, watermark }: ClipNeeds) {
  const [progress, setProgress] = useState<ClipProgress | null>(null);
  const wanted = purpose.kind === 'incident' ? incidentIdSchema.parse(purpose.incidentId) : null;
  const incident = useHall((state) => state.dispatch.state.incidents[wanted ?? state.selection.incidentId ?? '']);
  useEffect(() => {
    if (progress === null || progress.kind === 'keeping') return;
    const timer = setTimeout(() => setProgress(null), wordsForMs);
    return () => clearTimeout(timer);
  }, [progress]);

  const isKeeping = progress?.kind === 'keeping';
  const incidentId = incident?.id;
  const number = incident?.number ?? 0;
  const keep = useCallback(() => {
    if (incidentId === undefined || stream === null || isKeeping) return;
    setProgress({ kind: 'keeping' });
    const attachmentId = attachmentIdSchema.parse(newId());
    host.snapshots.keepClip(cameraId, { incidentId, attachmentId, stream, watermark }).then(
      () => setProgress({ kind: 'kept', number }),
      (error: unknown) => setProgress({ kind: 'refused', error }),
    );
  }, [host, cameraId, stream, incidentId, number, watermark, isKeeping]);

  const mayKeep =
    stream !== null && incident !== undefined && !isFinished(incident) && isPermitted(host.session.role, 'keepClip');
  return { keep: mayKeep ? { run: keep, number } : null, progress };
}
