import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraId } from '../../protocol/ids.ts';
import { showCameraTour } from '../../protocol/wall/showWall.ts';
import type { TileContent } from '../../protocol/wall/tileContent.ts';
import { CameraTile, useTileHost } from '../features/tile/index.ts';
import { useLayers } from './useLayers.ts';
import { warmForMs } from './useShownDisplay.ts';
import type { WallTileViewProps } from './WallTileViewProps.ts';

interface CameraTourTileProps extends WallTileViewProps {
  readonly content: Extract<TileContent, { kind: 'cameraTour' }>;
  readonly placedAt: number;
}

const watching = { kind: 'watch' } as const;

/** Cameras in turn on one tile. The next is opened ahead beneath the present one, which stays until it shows. */
export function CameraTourTile(props: CameraTourTileProps): ReactElement {
  const { content, placedAt } = props;
  const { t } = useTranslation();
  const { readServerNow } = useTileHost();
  const [now, setNow] = useState(readServerNow);
  const { changesAt } = showCameraTour(content, placedAt, now);
  useEffect(() => {
    const read = readServerNow();
    const due = read < changesAt - warmForMs ? changesAt - warmForMs : changesAt;
    const timer = setTimeout(() => setNow(Math.max(readServerNow(), due)), Math.max(0, due - read));
    return () => clearTimeout(timer);
  }, [changesAt, now, readServerNow]);

  const { step, nextStep } = showCameraTour(content, placedAt, now);
  const count = content.cameraIds.length;
  const isSoon = changesAt - now <= warmForMs;
  const turn = Math.round((changesAt - placedAt) / (content.dwellS * 1000));
  const current = useMemo(() => layered(turn, content.cameraIds[step]), [turn, content.cameraIds, step]);
  const next = layered(turn + 1, content.cameraIds[nextStep]);
  const { layers, onReady } = useLayers<CameraId | undefined>(current, isSoon ? next : null);

  return (
    <div className="wall-tour" data-camera={content.cameraIds[step] ?? ''} data-step={step}>
      {layers.map(({ key, value, phase }) =>
        value === undefined ? null : (
          <div key={key} className="wall-tour-layer" data-phase={phase} inert={phase !== 'shown'}>
            <CameraTile
              cameraId={value}
              purpose={watching}
              visibleTiles={props.visibleTiles}
              isHidden={props.isPaused || phase === 'warming'}
              isEnlarged={props.isEnlarged}
              areFiguresShown={props.areFiguresShown}
              onPicture={() => {
                onReady(key);
                if (phase === 'shown') props.onPicture();
              }}
              {...(props.onEnlarge && { onEnlarge: props.onEnlarge })}
              {...(props.onRemove && { onRemove: props.onRemove })}
              {...(props.onDropContent && { onDropContent: props.onDropContent })}
            />
          </div>
        ),
      )}
      <span className="wall-tour-step">{t('wall.tourStep', { step: step + 1, count })}</span>
    </div>
  );
}

function layered(turn: number, cameraId: CameraId | undefined) {
  return { key: String(turn), value: cameraId };
}
