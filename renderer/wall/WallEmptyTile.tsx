import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { readCameraDrag, type CameraDrag } from '../features/tile/index.ts';

interface WallEmptyTileProps {
  readonly number: number;
  /** Absent where this seat may only watch. */
  readonly onDropCamera: ((dropped: CameraDrag | null) => void) | undefined;
}

/** A tile nobody filled says so, and what to do about it. */
export function WallEmptyTile({ number, onDropCamera }: WallEmptyTileProps): ReactElement {
  const { t } = useTranslation();
  const [isDropTarget, setIsDropTarget] = useState(false);
  const key = onDropCamera === undefined ? 'wall.emptyWatch' : 'wall.empty';
  return (
    <div
      className="wall-empty"
      tabIndex={0}
      data-drop={isDropTarget}
      onDragOver={(event) => {
        if (onDropCamera === undefined) return;
        event.preventDefault();
        setIsDropTarget(true);
      }}
      onDragLeave={() => setIsDropTarget(false)}
      onDrop={(event) => {
        if (onDropCamera === undefined) return;
        event.preventDefault();
        setIsDropTarget(false);
        onDropCamera(readCameraDrag(event.dataTransfer));
      }}
    >
      <strong>{t(`${key}.title`, { number })}</strong>
      <span>{t(`${key}.doing`)}</span>
    </div>
  );
}
