import { useLayoutEffect, useState, type CSSProperties, type ReactElement } from 'react';
import type { ShownDisplay } from '../../protocol/wall/showWall.ts';
import { gridOf } from '../../protocol/wall/wallLayout.ts';
import type { TileDrag } from '../features/tile/index.ts';
import type { LayerPhase } from './useLayers.ts';
import { WallTileView } from './WallTileView.tsx';

export interface WallLayerProps {
  readonly wallId: string;
  readonly display: number;
  readonly shown: ShownDisplay;
  readonly phase: LayerPhase;
  readonly areFiguresShown: boolean;
  readonly onFocus: (tile: number) => void;
  /** All its pictures are there. */
  readonly onReady: () => void;
  /** Absent where this seat may only watch. */
  readonly change: WallTileChanges | null;
}

export interface WallTileChanges {
  readonly enlarge: (tile: number | null) => void;
  readonly remove: (tile: number) => void;
  readonly drop: (tile: number, dropped: TileDrag | null) => void;
}

const none: ReadonlySet<number> = new Set();

/** One arrangement of tiles, edge to edge. */
export function WallLayer(props: WallLayerProps): ReactElement {
  const { wallId, display, shown, phase, onReady, change } = props;
  const { layout, tiles, enlarged } = shown;
  const { columns, rows, spans } = gridOf(layout);
  const [arrived, setArrived] = useState<ReadonlySet<number>>(none);
  // A layer that arrives waits for each of its pictures; one without any is there at once.
  const isReady =
    phase === 'arriving' &&
    spans.every(
      (_, index) =>
        arrived.has(index) || (enlarged !== null && enlarged !== index) || !isPicture(tiles[index]?.content?.kind),
    );
  useLayoutEffect(() => {
    if (isReady) onReady();
  }, [isReady, onReady]);

  const grid: CSSProperties = {
    gridTemplate: `repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))`,
  };
  return (
    <div className="wall-grid" data-phase={phase} style={grid} inert={phase !== 'shown'}>
      {spans.map((span, index) => {
        const tile = tiles[index];
        const isHidden = enlarged !== null && enlarged !== index;
        const isEnlarged = enlarged === index;
        const area: CSSProperties = {
          gridArea: `${span.row + 1} / ${span.column + 1} / span ${span.rows} / span ${span.columns}`,
        };
        return (
          <div
            key={index}
            className="wall-slot"
            data-tile={index}
            data-hidden={isHidden}
            data-enlarged={isEnlarged}
            style={isEnlarged ? undefined : area}
            onFocus={() => props.onFocus(index)}
          >
            <WallTileView
              origin={{ wallId, display, tile: index }}
              tile={tile}
              visibleTiles={enlarged === null ? spans.length : 1}
              isPaused={phase === 'warming' || isHidden}
              isEnlarged={isEnlarged}
              areFiguresShown={props.areFiguresShown}
              isAwaited={phase === 'arriving'}
              onPicture={() => setArrived((before) => (before.has(index) ? before : new Set(before).add(index)))}
              onEnlarge={change === null ? undefined : () => change.enlarge(isEnlarged ? null : index)}
              onRemove={change === null ? undefined : () => change.remove(index)}
              onDropContent={change === null ? undefined : (dropped) => change.drop(index, dropped)}
            />
          </div>
        );
      })}
    </div>
  );
}

function isPicture(kind: string | undefined): boolean {
  return kind === 'camera' || kind === 'cameraTour';
}
