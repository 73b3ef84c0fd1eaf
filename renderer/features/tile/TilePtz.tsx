import { useCallback, useEffect, useMemo, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewPurpose } from '../../../protocol/access/role.ts';
import type { Camera } from '../../../protocol/camera/camera.ts';
import {
  chooseForJoystick,
  PtzHold,
  PtzPanel,
  SteeringLayer,
  useJoystick,
  usePtzKeys,
  type PtzSubject,
  type ShownPicture,
  type SteeringTool,
} from '../ptz/index.ts';
import { PtzArrows } from './PtzArrows.tsx';
import { useTileHost } from './TileHost.ts';

interface TilePtzProps {
  readonly camera: Camera;
  readonly purpose: ViewPurpose;
  readonly tile: RefObject<HTMLElement | null>;
  readonly readVideo: () => HTMLVideoElement | null;
  /** Null takes the words away again. */
  readonly onRefused: (error: unknown) => void;
}

/** All by which this tile's camera is turned: arrows, keys, stick, the picture itself, and what is kept about its head. */
export function TilePtz({ camera, purpose, tile, readVideo, onRefused }: TilePtzProps): ReactElement {
  const { t } = useTranslation();
  const { ptz, session } = useTileHost();
  const [tool, setTool] = useState<SteeringTool | null>(null);
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const incidentId = purpose.kind === 'incident' ? purpose.incidentId : null;
  const subject = useMemo<PtzSubject>(
    () => ({
      cameraId: camera.id,
      purpose:
        purpose.kind === 'incident' ? { kind: 'incident', incidentId: incidentId ?? '' } : { kind: purpose.kind },
    }),
    [camera.id, purpose.kind, incidentId],
  );
  const hold = useMemo(
    () => new PtzHold({ move: (velocity) => ptz.move(subject, velocity), stop: () => ptz.stop(subject), onRefused }),
    [ptz, subject, onRefused],
  );
  useEffect(() => () => hold.close(), [hold]);

  const leave = useCallback(() => setTool(null), []);
  const goHome = useCallback(() => void ptz.home(subject).catch(onRefused), [ptz, subject, onRefused]);
  usePtzKeys({ tile, hold, isSteering: tool !== null, onEscape: leave });
  useJoystick(hold, goHome);
  useEffect(() => {
    const element = tile.current;
    const choose = () => chooseForJoystick(hold);
    element?.addEventListener('focusin', choose);
    return () => element?.removeEventListener('focusin', choose);
  }, [tile, hold]);

  function choose(next: SteeringTool | null): void {
    setTool(next);
    tile.current?.focus();
  }
  function readPicture(): ShownPicture | null {
    const video = readVideo();
    if (video === null || video.videoWidth === 0) return null;
    return { width: video.videoWidth, height: video.videoHeight, box: video.getBoundingClientRect() };
  }

  return (
    <>
      {tool !== null && (
        <SteeringLayer
          tool={tool}
          hold={hold}
          readPicture={readPicture}
          onCentre={(point, aspect) => void ptz.centre(subject, point, aspect).catch(onRefused)}
          onZoomTo={(box, aspect) => void ptz.zoomTo(subject, box, aspect).catch(onRefused)}
          onZoomBy={(factor) => void ptz.zoomBy(subject, factor).catch(onRefused)}
        />
      )}
      <div className="ptz-tools" role="group" aria-label={t('tile.ptz.label')}>
        <button
          type="button"
          data-testid="ptz-steer"
          aria-pressed={tool === 'steer'}
          title={t('ptz.layerHint')}
          onClick={() => choose(tool === 'steer' ? null : 'steer')}
        >
          {t('ptz.steer')}
        </button>
        <button
          type="button"
          className="ptz-wide"
          aria-pressed={tool === 'box'}
          title={t('ptz.box')}
          aria-label={t('ptz.box')}
          onClick={() => choose(tool === 'box' ? null : 'box')}
        >
          ▭
        </button>
        <button type="button" className="ptz-wide" title={t('ptz.home')} aria-label={t('ptz.home')} onClick={goHome}>
          ⌂
        </button>
        <button
          type="button"
          data-testid="ptz-more"
          title={t('ptz.more')}
          aria-label={t('ptz.more')}
          aria-pressed={isPanelOpen}
          onClick={() => setIsPanelOpen(!isPanelOpen)}
        >
          ⋯
        </button>
      </div>
      <PtzArrows hold={hold} />
      {isPanelOpen && (
        <PtzPanel
          camera={camera}
          subject={subject}
          role={session.role}
          ptz={ptz}
          readVideo={readVideo}
          onRefused={onRefused}
          tile={tile.current}
          onClose={() => setIsPanelOpen(false)}
        />
      )}
    </>
  );
}
