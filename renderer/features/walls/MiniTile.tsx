import { Tooltip } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { cameraOf } from '../../../protocol/wall/tileContent.ts';
import type { Wall, WallTile } from '../../../protocol/wall/wall.ts';
import { carry, useHall, useHallStore } from '../../store/index.ts';
import { commandForDrop } from '../../wall/commandForDrop.ts';
import { readTileDrag, writeTileDrag, type TileDrag } from '../tile/index.ts';
import { MiniPicture } from './MiniPicture.tsx';
import { useContentWords } from './useContentWords.ts';

interface MiniTileProps {
  readonly wall: Wall;
  readonly display: number;
  readonly index: number;
  readonly tile: WallTile | undefined;
  readonly isEnlarged: boolean;
  /** In which half of the grid it lies: its tools may be wider than it is. */
  readonly side: 'start' | 'end';
  /** Absent where nothing can be changed. */
  readonly send: ((command: Command) => Promise<boolean>) | null;
  readonly onEdit: () => void;
}

/** One tile of a wall in small: to look at, to drop on, to pick up and put down by tapping, and to change by its tools. */
export function MiniTile({ wall, display, index, tile, isEnlarged, side, send, onEdit }: MiniTileProps) {
  const { t } = useTranslation();
  const contentWords = useContentWords();
  const store = useHallStore();
  const carried = useHall((state) => state.carried);
  const [isTarget, setIsTarget] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const content = tile?.content ?? null;
  const onDisplay = { wallId: wall.id, display };
  function put(dropped: TileDrag | null): void {
    const command = dropped === null ? null : commandForDrop(wall, display, index, dropped);
    if (command !== null) void send?.(command);
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setIsTarget(false);
    put(readTileDrag(event.dataTransfer));
  }
  const enlarge = () => {
    const expect = wall.displays[display]?.version ?? 0;
    void send?.({ type: 'enlargeTile', ...onDisplay, tile: isEnlarged ? null : index, expect });
  };
  const remove = () =>
    void send?.({ type: 'placeOnTile', ...onDisplay, tile: index, content: null, expect: tile?.version ?? 0 });
  const words = contentWords(content);
  // Their cards say the words already, larger.
  const label = content?.kind === 'page' || content?.kind === 'banner' ? t(`walls.content.${content.kind}`) : words;
  return (
    <Tooltip
      title={tile?.placedBy == null ? '' : t('wallMini.placedBy', { name: tile.placedBy })}
      mouseEnterDelay={0.4}
      classNames={{ root: 'wall-mini-tip' }}
    >
      <div
        className="wall-mini-tile"
        role="group"
        tabIndex={send === null ? undefined : 0}
        aria-label={t('walls.mini.tile', { number: index + 1, words })}
        data-testid={`wall-mini-tile-${index}`}
        data-camera={cameraOf(content) ?? ''}
        data-filled={content !== null}
        data-target={isTarget}
        data-enlarged={isEnlarged}
        draggable={content !== null && send !== null}
        data-open={isOpen}
        // By touch the tools come with the end of a tap: shown sooner, the same tap would hit one of them.
        onClick={(event) => {
          if (event.target instanceof HTMLButtonElement) return;
          event.currentTarget.focus();
          setIsOpen(true);
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
        }}
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
        <div className="wall-mini-face">
          {content !== null && <MiniPicture content={content} placedAt={tile?.placedAt ?? 0} />}
          <span className="wall-mini-words">
            <span className="wall-mini-number">{index + 1}</span>
            <span className="wall-mini-name">{label}</span>
          </span>
        </div>
        {send !== null && carried === null && (
          <span className="wall-mini-tools" data-side={side}>
            <MiniButton words={t('walls.content.choose')} mark="＋" onClick={onEdit} />
            {content !== null && (
              <>
                <MiniButton
                  words={t('walls.mini.carry')}
                  mark="⇄"
                  onClick={() => carry(store, { content, origin: { ...onDisplay, tile: index } })}
                />
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
        {send !== null && carried !== null && (
          <button
            type="button"
            className="wall-mini-put"
            aria-label={t('walls.mini.putHere', { number: index + 1 })}
            data-testid={`wall-mini-put-${index}`}
            onClick={() => {
              put(carried);
              carry(store, null);
            }}
          />
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
