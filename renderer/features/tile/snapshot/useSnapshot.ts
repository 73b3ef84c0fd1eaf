import { useCallback, useEffect, useState } from 'react';
import { isPermitted } from '../../../../protocol/access/permissions.ts';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import type { CameraView } from '../../../media/index.ts';
import type { ReplayedFrame } from '../replay/TileReplay.tsx';
import type { TileHost } from '../TileHost.ts';
import { grabFullFrame, grabVideo, type GrabbedFrame } from './grabFrame.ts';
import { takeSnapshot } from './takeSnapshot.ts';

/** How a snapshot stands; `refused` carries what is shown in words. */
export type SnapshotProgress =
  { readonly kind: 'taking' | 'attached' | 'saved' } | { readonly kind: 'refused'; readonly error: unknown };

interface SnapshotNeeds {
  readonly host: TileHost;
  readonly camera: Camera | undefined;
  readonly view: CameraView | null;
  readonly purpose: ViewPurpose;
  readonly watermark: string;
  /** What is replayed over the live picture; null while the tile is live. */
  readonly replayed: ReplayedFrame | null;
}

const wordsForMs = 5_000;

/** Takes the tile's picture; `take` is null where this seat may not, or nothing is to be seen. */
export function useSnapshot(needs: SnapshotNeeds): { take: (() => void) | null; progress: SnapshotProgress | null } {
  const { host, camera, view, purpose, watermark, replayed } = needs;
  const [progress, setProgress] = useState<SnapshotProgress | null>(null);
  useEffect(() => {
    if (progress === null || progress.kind === 'taking') return;
    const timer = setTimeout(() => setProgress(null), wordsForMs);
    return () => clearTimeout(timer);
  }, [progress]);

  const action = purpose.kind === 'incident' ? 'takeSnapshot' : 'saveSnapshot';
  const isAllowed = isPermitted(host.session.role, action);
  const isTaking = progress?.kind === 'taking';
  const take = useCallback(() => {
    if (camera === undefined || view === null || isTaking) return;
    const grab = async (): Promise<GrabbedFrame> => {
      const stream = view.state().shownStream ?? 'sub';
      if (replayed === null) {
        return grabFullFrame(host.media, { view, target: { cameraId: camera.id, stream, purpose } });
      }
      return { ...(await grabVideo(replayed.video)), stream, frameAgeMs: replayed.ageMs };
    };
    setProgress({ kind: 'taking' });
    grab()
      .then((frame) => takeSnapshot({ frame, camera, purpose, watermark, actions: host.snapshots }))
      .then(
        (kind) => setProgress({ kind }),
        (error: unknown) => setProgress({ kind: 'refused', error }),
      );
  }, [host, camera, view, purpose, watermark, replayed, isTaking]);
  return { take: isAllowed && view !== null && camera !== undefined ? take : null, progress };
}
