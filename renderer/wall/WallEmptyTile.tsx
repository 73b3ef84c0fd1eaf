import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { readTileDrag, type TileDrag } from '../features/tile/index.ts';

interface WallEmptyTileProps {
  readonly number: number;
  /** Absent where this seat may only watch. */
  readonly onDropContent: ((dropped: TileDrag | null) => void) | undefined;
}

/** A tile nobody filled says so, and what to do about it. */
export function WallEmptyTile({ number, onDropContent }: WallEmptyTileProps): ReactElement {
  const { t } = useTranslation();
  const [isDropTarget, setIsDropTarget] = useState(false);
  const key = onDropContent === undefined ? 'wall.emptyWatch' : 'wall.empty';
  return (
    <div
      className="wall-empty"
      tabIndex={0}
      data-drop={isDropTarget}
      onDragOver={(event) => {
        if (onDropContent === undefined) return;
        event.preventDefault();
        setIsDropTarget(true);
      }}
      onDragLeave={() => setIsDropTarget(false)}
      onDrop={(event) => {
        if (onDropContent === undefined) return;
        event.preventDefault();
        setIsDropTarget(false);
        onDropContent(readTileDrag(event.dataTransfer));
      }}
    >
      <strong>{t(`${key}.title`, { number })}</strong>
      <span>{t(`${key}.doing`)}</span>
    </div>
  );
}
