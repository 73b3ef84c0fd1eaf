import { Tooltip } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { cameraOf } from '../../../protocol/wall/tileContent.ts';
import type { Wall, WallTile } from '../../../protocol/wall/wall.ts';
import { gridOf } from '../../../protocol/wall/wallLayout.ts';
import { useShownDisplay } from '../../wall/useShownDisplay.ts';
import { commandForDrop } from '../../wall/commandForDrop.ts';
import { useSeat } from '../seat/index.ts';
import { readTileDrag, writeTileDrag } from '../tile/index.ts';
import { MiniPicture } from './MiniPicture.tsx';
import { TileContentDialog } from './TileContentDialog.tsx';
import { useContentWords } from './useContentWords.ts';

interface MiniGridProps {
  readonly wall: Wall;
  readonly display: number;
  /** Absent where this seat may only look. */
  readonly send: ((command: Command) => Promise<boolean>) | null;
}

/** One display of a wall in small: what is where and who put it there. */
export function MiniGrid({ wall, display, send }: MiniGridProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<number | null>(null);
  const { session } = useSeat();
  const { shown } = useShownDisplay(wall, display);
  const { columns, rows, spans } = gridOf(shown.layout);
  // What a tour or an incident shows is not the wall's own arrangement, so that a drop on it would miss.
  const change = shown.source.kind === 'own' ? send : null;
  return (
    <div
      className="wall-mini-grid"
      data-source={shown.source.kind}
      data-layout={typeof shown.layout === 'number' ? shown.layout : 'free'}
      style={{ gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))` }}
      aria-label={t('walls.displayOf', { number: display + 1 })}
      role="group"
    >
      {spans.map((span, index) => (
        <div
          key={index}
          className="wall-mini-slot"
          style={{ gridArea: `${span.row + 1} / ${span.column + 1} / span ${span.rows} / span ${span.columns}` }}
        >
          <MiniTile
            wall={wall}
            display={display}
            index={index}
            tile={shown.tiles[index]}
            isEnlarged={shown.enlarged === index}
            send={change}
            onEdit={() => setEdited(index)}
          />
        </div>
      ))}
      <span className="wall-mini-watermark" aria-hidden="true">
        {session.name} {session.seatId.slice(0, 8)}
      </span>
      {edited !== null && send !== null && (
        <TileContentDialog wall={wall} display={display} tile={edited} send={send} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

interface MiniTileProps extends MiniGridProps {
  readonly index: number;
  readonly tile: WallTile | undefined;
  readonly isEnlarged: boolean;
  readonly onEdit: () => void;
}

function MiniTile({ wall, display, index, tile, isEnlarged, send, onEdit }: MiniTileProps) {
  const { t } = useTranslation();
  const contentWords = useContentWords();
  const [isTarget, setIsTarget] = useState(false);
  const content = tile?.content ?? null;
  const cameraId = cameraOf(content);
  const onDisplay = { wallId: wall.id, display };
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setIsTarget(false);
    const dropped = readTileDrag(event.dataTransfer);
    const command = dropped === null ? null : commandForDrop(wall, display, index, dropped);
    if (command !== null) void send?.(command);
  }
  const enlarge = () => {
    const expect = wall.displays[display]?.version ?? 0;
    void send?.({ type: 'enlargeTile', ...onDisplay, tile: isEnlarged ? null : index, expect });
  };
  const remove = () =>
    void send?.({ type: 'placeOnTile', ...onDisplay, tile: index, content: null, expect: tile?.version ?? 0 });
  return (
    <Tooltip
      title={tile?.placedBy == null ? '' : t('wallMini.placedBy', { name: tile.placedBy })}
      mouseEnterDelay={0.4}
    >
      <div
        className="wall-mini-tile"
        data-testid={`wall-mini-tile-${index}`}
        data-camera={cameraId ?? ''}
        data-filled={content !== null}
        data-target={isTarget}
        data-enlarged={isEnlarged}
        draggable={content !== null && send !== null}
        onDragStart={(event) => {
          if (content !== null) writeTileDrag(event.dataTransfer, content, { ...onDisplay, tile: index });
        }}
        {...(send !== null && {
          onDragOver: (event: DragEvent) => {
            event.preventDefault();
            setIsTarget(true);
          },
          onDragLeave: () => setIsTarget(false),
          onDrop,
        })}
      >
        {content !== null && <MiniPicture content={content} placedAt={tile?.placedAt ?? 0} />}
        <span className="wall-mini-words">
          <span className="wall-mini-number">{index + 1}</span>
          <span className="wall-mini-name">{contentWords(content)}</span>
        </span>
        {send !== null && (
          <span className="wall-mini-tools">
            <MiniButton words={t('walls.content.choose')} mark="＋" onClick={onEdit} />
            {content !== null && (
              <>
                <MiniButton
                  words={t(isEnlarged ? 'wallMini.restore' : 'wallMini.enlarge')}
                  mark={isEnlarged ? '⤡' : '⤢'}
                  onClick={enlarge}
                />
                <MiniButton words={t('wallMini.remove')} mark="×" onClick={remove} />
              </>
            )}
          </span>
        )}
      </div>
    </Tooltip>
  );
}

interface MiniButtonProps {
  readonly words: string;
  readonly mark: string;
  readonly onClick: () => void;
}

function MiniButton({ words, mark, onClick }: MiniButtonProps) {
  return (
    <button type="button" title={words} aria-label={words} onClick={onClick}>
      {mark}
    </button>
  );
}
