import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ViewPurpose } from '../../../protocol/access/role.ts';
import type { VideoStream } from '../../../protocol/camera/camera.ts';
import type { CameraId } from '../../../protocol/ids.ts';
import { rejectionReasonSchema } from '../../../protocol/wire/rejection.ts';
import { CameraView, type CameraViewState, type MediaConnection } from '../../media/index.ts';
import { isFinalRefusal } from './describeTile.ts';

export interface WatchedCamera {
  readonly view: CameraView | null;
  readonly state: CameraViewState | null;
  /** Attempts of the server since the picture was last live. */
  readonly attempts: number;
  /** When this camera was asked for, server milliseconds. */
  readonly openedAt: number;
}

interface Watching {
  readonly media: MediaConnection;
  readonly host: RefObject<HTMLElement | null>;
  /** Null watches nothing. */
  readonly cameraId: CameraId | null;
  readonly stream: VideoStream;
  readonly purpose: ViewPurpose;
  readonly isPaused: boolean;
  readonly readServerNow: () => number;
  /** Another number begins anew. */
  readonly round: number;
}

/** Keeps one camera on the glass of one element; everything is given back when the tile goes. */
export function useCameraView(watching: Watching): WatchedCamera {
  const { media, host, cameraId, stream, purpose, isPaused, readServerNow, round } = watching;
  const [watched, setWatched] = useState<WatchedCamera>(() => ({
    view: null,
    state: null,
    attempts: 0,
    openedAt: readServerNow(),
  }));
  const view = useRef<CameraView | null>(null);

  useEffect(() => {
    if (host.current === null) return;
    let hasGivenUp = false;
    const made = new CameraView({
      connection: media,
      host: host.current,
      onChange: (state) => {
        // What the view says after it was cleared for good is not news.
        if (hasGivenUp && state.phase === 'idle') return;
        hasGivenUp = false;
        setWatched((before) => ({
          view: made,
          state,
          attempts: countAttempts(before, state),
          openedAt: before.state?.cameraId === state.cameraId ? before.openedAt : readServerNow(),
        }));
        const refusal = rejectionReasonSchema.safeParse(state.reason);
        if (!refusal.success || !isFinalRefusal(refusal.data)) return;
        hasGivenUp = true;
        made.clear();
      },
    });
    view.current = made;
    return () => {
      view.current = null;
      made.close();
      setWatched({ view: null, state: null, attempts: 0, openedAt: readServerNow() });
    };
  }, [media, host, readServerNow, round]);

  const incidentId = purpose.kind === 'incident' ? purpose.incidentId : null;
  useEffect(() => {
    if (cameraId === null) view.current?.clear();
    else view.current?.show({ cameraId, stream, purpose: stablePurpose(purpose.kind, incidentId) });
  }, [media, cameraId, stream, purpose.kind, incidentId, round]);

  useEffect(() => {
    view.current?.setPaused(isPaused);
  }, [media, isPaused, round]);

  return watched;
}

/** Callers may write the purpose in place; a new object with the same meaning must not open the camera again. */
function stablePurpose(kind: ViewPurpose['kind'], incidentId: string | null): ViewPurpose {
  return kind === 'incident' ? { kind, incidentId: incidentId ?? '' } : { kind };
}

function countAttempts(before: WatchedCamera, state: CameraViewState): number {
  if (state.phase === 'live' || before.state?.cameraId !== state.cameraId) return 0;
  const hasBegunAnother = state.server?.phase === 'connecting' && before.state.server?.phase === 'failed';
  return hasBegunAnother ? before.attempts + 1 : before.attempts;
}
