import type { WallTile } from '../../protocol/wall/wall.ts';
import type { TileDrag, DragOrigin } from '../features/tile/index.ts';

/** What every kind of tile content is given. */
export interface WallTileViewProps {
  readonly origin: DragOrigin;
  readonly tile: WallTile | undefined;
  readonly visibleTiles: number;
  readonly isPaused: boolean;
  readonly isEnlarged: boolean;
  readonly areFiguresShown: boolean;
  /** Its layer waits for the picture before it is shown. */
  readonly isAwaited: boolean;
  readonly onPicture: () => void;
  readonly onEnlarge: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
  readonly onDropContent: ((dropped: TileDrag | null) => void) | undefined;
}
