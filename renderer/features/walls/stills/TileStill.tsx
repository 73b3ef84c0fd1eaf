import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraId } from '../../../../protocol/ids.ts';
import { useServerNow } from '../../seat/index.ts';
import { StillFeed, type StillState } from './StillFeed.ts';

/** One for the page: all its miniatures ask together. */
const feed = new StillFeed();
/** Key frames come every few seconds; after this, what is shown is called old. */
const oldAfterMs = 15_000;

/** What a tile of a wall shows now, a few seconds old at most, and how its picture stands. */
export function TileStill({ cameraId }: { readonly cameraId: CameraId }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<StillState | null>(null);
  const now = useServerNow();
  useEffect(() => {
    if (canvas.current === null) return;
    return feed.show(cameraId, canvas.current, setState);
  }, [cameraId]);
  const phase = state === null ? 'asking' : (state.phase ?? 'unwatched');
  const isOld = state?.at != null && now - state.at > oldAfterMs;
  const words = phase === 'live' && isOld ? t('walls.still.old') : t(`walls.still.${phase}`);
  const reason = state?.reason == null ? '' : t(`streamReasons.${state.reason}`);
  return (
    <>
      <canvas ref={canvas} className="wall-mini-still" data-old={isOld || phase !== 'live'} aria-hidden="true" />
      <span
        className="wall-mini-state"
        data-phase={phase}
        data-still={state?.at ?? ''}
        title={reason === '' ? words : `${words}：${reason}`}
      >
        {phase === 'live' && !isOld ? '' : words}
      </span>
    </>
  );
}
