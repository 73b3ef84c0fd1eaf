import { useCallback, useEffect, useRef, useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { ViewPurpose } from '../../../protocol/access/role.ts';
import type { VideoStream } from '../../../protocol/camera/camera.ts';
import type { CameraId } from '../../../protocol/ids.ts';
import { rejectionReasonSchema } from '../../../protocol/wire/rejection.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { carry, useHall, useHallStore } from '../../store/index.ts';
import { PtzLeaseLine } from '../ptz/index.ts';
import { readTileDrag, writeCameraDrag, type TileDrag, type DragOrigin } from './tileDrag.ts';
import { chooseStream, usualSubWidthPx, type StreamWish } from './chooseStream.ts';
import { describeTile, type TileCondition } from './describeTile.ts';
import { formatClock } from './formatClock.ts';
import { TileFigures } from './TileFigures.tsx';
import { useTileHost } from './TileHost.ts';
import { TileLabel } from './TileLabel.tsx';
import { TileMenu } from './TileMenu.tsx';
import { TileMessage } from './TileMessage.tsx';
import { TilePtz } from './TilePtz.tsx';
import { TileWatermark } from './TileWatermark.tsx';
import { tileMenuEntries } from './tileMenuEntries.ts';
import { useCameraView } from './useCameraView.ts';
import { useServerNow } from './useServerNow.ts';
import { useTileSize } from './useTileSize.ts';
import { useTileRate } from './rate/useTileRate.ts';
import { TileReplay, type ReplayedFrame } from './replay/TileReplay.tsx';
import { SoundButton } from './sound/SoundButton.tsx';
import { useTileSound } from './sound/useTileSound.ts';
import { ClipNotice } from './recording/ClipNotice.tsx';
import { useClip } from './recording/useClip.ts';
import { SnapshotNotice } from './snapshot/SnapshotNotice.tsx';
import { useSnapshot } from './snapshot/useSnapshot.ts';
import { useLongPress } from './useLongPress.ts';
import { useDigitalZoom } from './zoom/useDigitalZoom.ts';
import { ZoomMark } from './zoom/ZoomMark.tsx';
import './tile.css';

export interface CameraTileProps {
  readonly cameraId: CameraId;
  /** Goes into the log of views with the name of whoever looks. */
  readonly purpose: ViewPurpose;
  /** How many tiles the page shows at once; many keep to the sub-stream. */
  readonly visibleTiles?: number;
  /** Keeps the tile ready while something covers it: paused, costing nothing. */
  readonly isHidden?: boolean;
  readonly isEnlarged?: boolean;
  readonly areFiguresShown?: boolean;
  readonly isRecording?: boolean;
  readonly isDrill?: boolean;
  readonly origin?: DragOrigin;
  readonly onEnlarge?: () => void;
  readonly onRemove?: () => void;
  /** The picture is there, or it is plain that none will be: what waits for it may go on. */
  readonly onPicture?: () => void;
  /** Makes the tile a place to drop cameras on; null is what was dropped and is no camera. */
  readonly onDropContent?: (dropped: TileDrag | null) => void;
}

/** Where no picture will come by waiting; a camera that reconnects may yet bring one. */
const hopeless: ReadonlySet<TileCondition['kind']> = new Set([
  'offline',
  'notConfigured',
  'undecodable',
  'forbidden',
  'unknownCamera',
]);

/** One camera on one rectangle: its picture or a named reason, its name and time, who looks, and what can be done with it. */
export function CameraTile(props: CameraTileProps): ReactElement {
  const { cameraId, isHidden = false, visibleTiles = 1, onEnlarge, onDropContent } = props;
  const { t } = useTranslation();
  const host = useTileHost();
  // Undefined when the directory has no such camera.
  const camera = useHall((state) => state.directory.cameras[cameraId]);
  const cameraStatus = useHall((state) => state.cameraStatuses[cameraId] ?? 'unknown');
  const line = useHall((state) => state.connection.line);
  const tile = useRef<HTMLElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState<StreamWish>('auto');
  const [round, setRound] = useState(0);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [isHovered, setIsHovered] = useState(false);
  const [areOwnFiguresShown, setAreOwnFiguresShown] = useState(false);
  const [isDropTarget, setIsDropTarget] = useState(false);
  const [ptzRefusal, setPtzRefusal] = useState<unknown>(null);
  const now = useServerNow(host.readServerNow);

  const canTurn = camera?.ptz != null && isPermitted(host.session.role, 'controlCamera');
  const zoom = useDigitalZoom({ tile, cameraId, canTurn });

  const { widthPx, isSeen } = useTileSize(tile);
  const [stream, setStream] = useState<VideoStream | null>(null);
  const chosen = chooseStream({
    tileWidthPx: widthPx,
    subWidthPx: usualSubWidthPx,
    current: stream,
    // Enlarged, the small stream shows squares.
    wish: zoom.isZoomed ? 'main' : wish,
    visibleTiles,
  });
  // A tile that is not laid out has no width; it keeps what it had instead of falling to the sub-stream.
  if (widthPx > 0 && chosen !== stream) setStream(chosen);

  const isPaused = isHidden || !isSeen;
  const { view, state, attempts, openedAt } = useCameraView({
    media: host.media,
    host: picture,
    cameraId: camera === undefined || stream === null ? null : cameraId,
    stream: stream ?? 'sub',
    purpose: props.purpose,
    isPaused,
    readServerNow: host.readServerNow,
    round,
  });

  useTileRate({ rates: host.rates, view, tile, isPaused, isEnlarged: props.isEnlarged === true });

  const sound = useTileSound({ host, camera, purpose: props.purpose, isPaused });

  const refusal = rejectionReasonSchema.safeParse(state?.reason);
  const frameAgeMs = view?.frameAgeMs() ?? null;
  const condition = describeTile({
    isCameraKnown: camera !== undefined,
    cameraStatus,
    line,
    refusal: refusal.success ? refusal.data : null,
    streamState: state?.server ?? null,
    lastPictureAt: frameAgeMs === null ? null : now - frameAgeMs,
    attempts,
    openedAt,
    isHidden: isPaused,
    isLowRate: state?.isLowRate === true,
    now,
  });

  const isSettled = !isPaused && (state?.shownStream != null || hopeless.has(condition.kind));
  const latestOnPicture = useRef(props.onPicture);
  useEffect(() => {
    latestOnPicture.current = props.onPicture;
  });
  useEffect(() => {
    if (isSettled) latestOnPicture.current?.();
  }, [isSettled]);

  const readVideo = useCallback(() => view?.video ?? null, [view]);
  useEffect(() => {
    if (ptzRefusal === null) return;
    const timer = setTimeout(() => setPtzRefusal(null), 5_000);
    return () => clearTimeout(timer);
  }, [ptzRefusal]);

  const closeMenu = useCallback(() => {
    setMenuAt(null);
    tile.current?.focus();
  }, []);

  const longPress = useLongPress(setMenuAt);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = tile.current?.getBoundingClientRect();
      event.preventDefault();
      setMenuAt({ x: (box?.left ?? 0) + 24, y: (box?.top ?? 0) + 24 });
    }
  }
  function onDragOver(event: DragEvent): void {
    if (onDropContent === undefined) return;
    event.preventDefault();
    setIsDropTarget(true);
  }
  function onDrop(event: DragEvent): void {
    if (onDropContent === undefined) return;
    event.preventDefault();
    setIsDropTarget(false);
    onDropContent(readTileDrag(event.dataTransfer));
  }

  const [isReplaying, setIsReplaying] = useState(false);
  const [replayed, setReplayed] = useState<ReplayedFrame | null>(null);

  const store = useHallStore();
  // A tile of a wall's own window has no miniature beside it to put it on.
  const mayCarry = props.origin === undefined && isPermitted(host.session.role, 'placeOnTile');
  const onCarry = mayCarry ? () => carry(store, { content: { kind: 'camera', cameraId }, origin: null }) : undefined;

  const areFiguresShown = props.areFiguresShown === true || areOwnFiguresShown;
  const name = camera?.name ?? cameraId;
  const { session } = host;
  const viewer = `${session.name} · ${t(`role.${session.role}`)} ${session.seatId.slice(0, 8)}`;
  const watermark = `${viewer} · ${formatClock(now, 'minute')}`;
  const snapshot = useSnapshot({ host, camera, view, purpose: props.purpose, watermark, replayed });
  const clip = useClip({ host, cameraId, stream: state?.shownStream ?? null, purpose: props.purpose, watermark });
  return (
    <article
      ref={tile}
      className="tile"
      tabIndex={0}
      aria-label={name}
      data-camera={cameraId}
      data-condition={condition.kind}
      data-stream={state?.shownStream ?? ''}
      data-rate={state?.isLowRate === true ? 'keyFrames' : 'full'}
      data-drop={isDropTarget}
      data-zoomed={zoom.isZoomed}
      data-replaying={isReplaying}
      {...longPress.handlers}
      draggable={!zoom.isZoomed && !longPress.isTouched}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copyMove';
        writeCameraDrag(event.dataTransfer, cameraId, props.origin ?? null);
      }}
      onDragOver={onDragOver}
      onDragLeave={() => setIsDropTarget(false)}
      onDrop={onDrop}
      onDoubleClick={onEnlarge}
      onPointerEnter={() => setIsHovered(true)}
      onPointerLeave={() => setIsHovered(false)}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuAt({ x: event.clientX, y: event.clientY });
      }}
      onKeyDown={onKeyDown}
    >
      <div ref={picture} className="tile-picture" key={round} style={{ transform: zoom.transform }} />
      {isReplaying && (
        <TileReplay
          key={cameraId}
          cameraId={cameraId}
          stream={state?.shownStream ?? 'sub'}
          purpose={props.purpose}
          transform={zoom.transform}
          readServerNow={host.readServerNow}
          onShown={setReplayed}
          onLive={() => setIsReplaying(false)}
        />
      )}
      {(isReplaying || frameAgeMs !== null) && <TileWatermark text={watermark} />}
      {!isReplaying && <TileMessage condition={condition} />}
      <TileLabel
        tier={camera?.tier ?? null}
        name={name}
        now={now}
        isRecording={props.isRecording === true}
        isDrill={props.isDrill === true}
      />
      {!isReplaying && state?.isLowRate === true && (
        <div className="tile-rate" title={t('tile.lowRate.why')}>
          {t('tile.lowRate.mark')}
        </div>
      )}
      <SoundButton sound={sound} />
      {zoom.isZoomed && <ZoomMark tileZoom={zoom} />}
      {snapshot.progress !== null && <SnapshotNotice progress={snapshot.progress} />}
      {clip.progress !== null && <ClipNotice progress={clip.progress} />}
      {ptzRefusal !== null && (
        <div className="tile-notice" role="alert">
          {rejectionWords(t, ptzRefusal)}
        </div>
      )}
      {(areFiguresShown || isHovered) && view !== null && state?.shownStream != null && (
        <TileFigures view={view} state={state} />
      )}
      {camera?.ptz != null && (
        <PtzLeaseLine cameraId={cameraId} session={session} ptz={host.ptz} onRefused={setPtzRefusal} />
      )}
      {canTurn && !isReplaying && condition.kind === 'live' && (
        <TilePtz camera={camera} purpose={props.purpose} tile={tile} readVideo={readVideo} onRefused={setPtzRefusal} />
      )}
      {menuAt !== null && (
        <TileMenu
          at={menuAt}
          onClose={closeMenu}
          entries={tileMenuEntries({
            translate: t,
            wish,
            setWish,
            areFiguresShown: areOwnFiguresShown,
            setAreFiguresShown: setAreOwnFiguresShown,
            isEnlarged: props.isEnlarged === true,
            onEnlarge,
            onRemove: props.onRemove,
            onCarry,
            onSnapshot: snapshot.take ?? undefined,
            clip: clip.keep,
            onReplay: () => setIsReplaying(!isReplaying),
            isReplaying,
            onReopen: () => setRound((before) => before + 1),
          })}
        />
      )}
    </article>
  );
}
