import { lazy, Suspense, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileContent } from '../../protocol/wall/tileContent.ts';
import { CameraTile, readTileDrag, RecordingTile, UnitVideoTile } from '../features/tile/index.ts';
import { AlarmTile } from './AlarmTile.tsx';
import { CameraTourTile } from './CameraTourTile.tsx';
import { BannerTile, ClockTile } from './ClockTile.tsx';
import { IncidentTile } from './IncidentTile.tsx';
import { PageTile } from './PageTile.tsx';
import { WallEmptyTile } from './WallEmptyTile.tsx';
import type { WallTileViewProps } from './WallTileViewProps.ts';

/** The map engine is large and most walls show none. */
const MapTile = lazy(async () => ({ default: (await import('./MapTile.tsx')).MapTile }));

const watching = { kind: 'watch' } as const;

/** What one tile holds, whatever it is. */
export function WallTileView(props: WallTileViewProps): ReactElement {
  const { origin, tile, onDropContent } = props;
  const content = tile?.content ?? null;
  if (tile === undefined || content === null) {
    return <WallEmptyTile number={origin.tile + 1} onDropContent={onDropContent} />;
  }
  if (content.kind === 'camera') {
    return (
      <CameraTile
        cameraId={content.cameraId}
        purpose={watching}
        visibleTiles={props.visibleTiles}
        isHidden={props.isPaused}
        isEnlarged={props.isEnlarged}
        areFiguresShown={props.areFiguresShown}
        origin={origin}
        onPicture={props.onPicture}
        {...(props.onEnlarge && { onEnlarge: props.onEnlarge })}
        {...(props.onRemove && { onRemove: props.onRemove })}
        {...(onDropContent && { onDropContent })}
      />
    );
  }
  if (content.kind === 'unitVideo') {
    return (
      <UnitVideoTile
        key={content.unitId}
        unitId={content.unitId}
        purpose={watching}
        isHidden={props.isPaused}
        origin={origin}
        {...(props.onEnlarge && { onEnlarge: props.onEnlarge })}
        {...(onDropContent && { onDrop: onDropContent })}
      />
    );
  }
  if (content.kind === 'cameraTour') return <CameraTourTile {...props} content={content} placedAt={tile.placedAt} />;
  return (
    <PlainTile {...props} content={content}>
      <PlainContent content={content} isPaused={props.isPaused} />
    </PlainTile>
  );
}

type PlainTileContent = Exclude<TileContent, { kind: 'camera' | 'cameraTour' | 'unitVideo' }>;

function PlainContent({
  content,
  isPaused,
}: {
  readonly content: PlainTileContent;
  readonly isPaused: boolean;
}): ReactElement | null {
  switch (content.kind) {
    case 'clock':
      return <ClockTile />;
    case 'banner':
      return <BannerTile text={content.text} />;
    case 'incident':
      return <IncidentTile incidentId={content.incidentId} />;
    case 'alarm':
      return <AlarmTile alarmGroupId={content.alarmGroupId} />;
    case 'recording':
      return <RecordingTile attachmentId={content.attachmentId} isPaused={isPaused} />;
    case 'page':
      return isPaused ? null : <PageTile url={content.url} />;
    case 'map':
      return isPaused ? null : (
        <Suspense fallback={null}>
          <MapTile lon={content.lon} lat={content.lat} zoom={content.zoom} />
        </Suspense>
      );
  }
}

interface PlainTileProps extends WallTileViewProps {
  readonly content: PlainTileContent;
  readonly children: ReactElement;
}

function PlainTile({
  content,
  onDropContent,
  onEnlarge,
  onRemove,
  isEnlarged,
  children,
}: PlainTileProps): ReactElement {
  const { t } = useTranslation();
  const [isDropTarget, setIsDropTarget] = useState(false);
  return (
    <article
      className="wall-plain"
      tabIndex={0}
      aria-label={t(`wall.content.${content.kind}`)}
      data-content={content.kind}
      data-drop={isDropTarget}
      onDoubleClick={onEnlarge}
      onDragOver={(event: DragEvent) => {
        if (onDropContent === undefined) return;
        event.preventDefault();
        setIsDropTarget(true);
      }}
      onDragLeave={() => setIsDropTarget(false)}
      onDrop={(event: DragEvent) => {
        if (onDropContent === undefined) return;
        event.preventDefault();
        setIsDropTarget(false);
        onDropContent(readTileDrag(event.dataTransfer));
      }}
    >
      {children}
      {(onEnlarge !== undefined || onRemove !== undefined) && (
        <div className="wall-plain-tools">
          <button type="button" onClick={onEnlarge}>
            {t(isEnlarged ? 'tile.menu.restore' : 'tile.menu.enlarge')}
          </button>
          <button type="button" onClick={onRemove}>
            {t('tile.menu.remove')}
          </button>
        </div>
      )}
    </article>
  );
}
