import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../protocol/ids.ts';
import { showCameraTour } from '../../../protocol/wall/showWall.ts';
import type { TileContent } from '../../../protocol/wall/tileContent.ts';
import { useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';
import { MiniContent } from './mini/MiniContent.tsx';
import { TileStill } from './stills/TileStill.tsx';

interface MiniPictureProps {
  readonly content: TileContent;
  /** Server milliseconds. */
  readonly placedAt: number;
}

/** What a tile of a wall shows now, in small. */
export function MiniPicture({ content, placedAt }: MiniPictureProps): ReactElement {
  switch (content.kind) {
    case 'camera':
      return <TileStill key={content.cameraId} cameraId={content.cameraId} />;
    case 'cameraTour':
      return <TourPicture content={content} placedAt={placedAt} />;
    case 'unitVideo':
      return <UnitState unitId={content.unitId} />;
    default:
      return <MiniContent content={content} />;
  }
}

function TourPicture({
  content,
  placedAt,
}: MiniPictureProps & { content: Extract<TileContent, { kind: 'cameraTour' }> }) {
  const now = useServerNow();
  const cameraId = content.cameraIds[showCameraTour(content, placedAt, now).step];
  return cameraId === undefined ? null : <TileStill key={cameraId} cameraId={cameraId} />;
}

function UnitState({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useTranslation();
  const phase = useHall((state) => state.unitVideos[unitId]?.phase ?? 'ended');
  return (
    <span className="wall-mini-state" data-phase={phase}>
      {t(`walls.unit.${phase}`)}
    </span>
  );
}
