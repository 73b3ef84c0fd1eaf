import { useEffect, useRef, useState, type DragEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../../protocol/access/permissions.ts';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { UnitId } from '../../../../protocol/ids.ts';
import { isActiveAssignment } from '../../../../protocol/incident/incidentRules.ts';
import { rejectionWords } from '../../../i18n/rejectionWords.ts';
import { useHall } from '../../../store/index.ts';
import { formatAge } from '../formatAge.ts';
import { formatClock } from '../formatClock.ts';
import { readTileDrag, writeTileDrag, type DragOrigin, type TileDrag } from '../tileDrag.ts';
import { useTileHost } from '../TileHost.ts';
import { TileLabel } from '../TileLabel.tsx';
import { TileWatermark } from '../TileWatermark.tsx';
import { useServerNow } from '../useServerNow.ts';
import { useTileSize } from '../useTileSize.ts';
import { describeUnitVideo, type UnitCondition } from './describeUnitVideo.ts';
import { useUnitView } from './useUnitView.ts';
import '../tile.css';
import './unit.css';

export interface UnitVideoTileProps {
  readonly unitId: UnitId;
  /** Goes into the log of views with the name of whoever looks. */
  readonly purpose: ViewPurpose;
  readonly isHidden?: boolean;
  readonly origin?: DragOrigin;
  readonly onEnlarge?: () => void;
  readonly onDrop?: (dropped: TileDrag | null) => void;
}

const tones: Record<UnitCondition['kind'], 'info' | 'warning' | 'danger' | 'quiet'> = {
  live: 'quiet',
  opening: 'info',
  asked: 'info',
  stale: 'warning',
  failed: 'warning',
  pageLineLost: 'danger',
  unknownUnit: 'quiet',
  offDuty: 'quiet',
  notAssigned: 'quiet',
  notSending: 'quiet',
};

/** A unit's phone video on one rectangle: its picture, or why there is none and what can be done about it. */
export function UnitVideoTile({ unitId, purpose, isHidden = false, ...props }: UnitVideoTileProps): ReactElement {
  const { t, i18n } = useTranslation();
  const host = useTileHost();
  const unit = useHall((state) => state.directory.units[unitId]);
  const isOnDuty = useHall((state) => state.dispatch.state.units[unitId]?.onDuty === true);
  const isAssigned = useHall((state) =>
    Object.values(state.dispatch.state.incidents).some(({ assignments }) =>
      assignments.some((assignment) => assignment.unitId === unitId && isActiveAssignment(assignment)),
    ),
  );
  const video = useHall((state) => state.unitVideos[unitId]);
  const isOnline = useHall((state) => state.connection.line === 'online');
  const tile = useRef<HTMLElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const now = useServerNow(host.readServerNow);
  const { isSeen } = useTileSize(tile);
  const [isDropTarget, setIsDropTarget] = useState(false);
  const since = video?.phase === 'sending' ? video.since : null;
  const view = useUnitView({ host, picture, unitId, since, purpose, isPaused: isHidden || !isSeen });
  const condition = describeUnitVideo({
    isUnitKnown: unit !== undefined,
    isOnline,
    isOnDuty,
    isAssigned,
    video,
    view,
    now,
  });
  const name = unit?.callSign[i18n.language === 'en' ? 'en' : 'zh'] ?? unitId;
  const { session } = host;
  const watermark = `${session.name} · ${t(`role.${session.role}`)} ${session.seatId.slice(0, 8)} · ${formatClock(now, 'minute')}`;
  return (
    <article
      ref={tile}
      className="tile unit-tile"
      tabIndex={0}
      aria-label={t('tile.unit.title', { name })}
      data-unit={unitId}
      data-condition={condition.kind}
      data-drop={isDropTarget}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copyMove';
        writeTileDrag(event.dataTransfer, { kind: 'unitVideo', unitId }, props.origin ?? null);
      }}
      onDoubleClick={props.onEnlarge}
      {...(props.onDrop !== undefined && {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setIsDropTarget(true);
        },
        onDragLeave: () => setIsDropTarget(false),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          setIsDropTarget(false);
          props.onDrop?.(readTileDrag(event.dataTransfer));
        },
      })}
    >
      <div ref={picture} className="tile-picture" />
      {view?.lastFrameAt != null && <TileWatermark text={watermark} />}
      {condition.kind !== 'live' && <UnitMessage condition={condition} unitId={unitId} />}
      <TileLabel tier={null} name={t('tile.unit.title', { name })} now={now} isRecording={false} isDrill={false} />
    </article>
  );
}

function UnitMessage({ condition, unitId }: { readonly condition: UnitCondition; readonly unitId: UnitId }) {
  const { t } = useTranslation();
  const { session, unitVideo } = useTileHost();
  const [refusal, setRefusal] = useState<unknown>(null);
  useEffect(() => {
    if (refusal === null) return;
    const timer = setTimeout(() => setRefusal(null), 6_000);
    return () => clearTimeout(timer);
  }, [refusal]);
  const mayAsk = condition.kind === 'notSending' && isPermitted(session.role, 'askUnitVideo');
  return (
    <div className="tile-message" data-tone={tones[condition.kind]} role="status">
      <div className="tile-message-title">{t(`tile.unit.${condition.kind}.title`)}</div>
      {condition.kind === 'failed' && condition.reason !== null && (
        <p className="tile-message-reason">{t(`reasons.${condition.reason}`)}</p>
      )}
      {condition.kind === 'notSending' && condition.end !== null && (
        <p className="tile-message-reason">{t(`unitVideoEnd.${condition.end}`)}</p>
      )}
      <p className="tile-message-doing">
        {t(
          `tile.unit.${condition.kind}.doing`,
          condition.kind === 'asked' ? { name: condition.byName, waited: formatAge(t, condition.waitedMs) } : {},
        )}
      </p>
      {mayAsk && (
        <button
          type="button"
          className="unit-ask"
          onClick={() => {
            setRefusal(null);
            unitVideo.ask(unitId).catch(setRefusal);
          }}
          data-testid="unit-video-ask"
        >
          {t('tile.unit.ask')}
        </button>
      )}
      {refusal !== null && <p role="alert">{rejectionWords(t, refusal)}</p>}
    </div>
  );
}
