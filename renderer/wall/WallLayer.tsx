import { useLayoutEffect, useRef, type CSSProperties, type ReactElement } from 'react';
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

/** One arrangement of tiles, edge to edge. */
export function WallLayer(props: WallLayerProps): ReactElement {
  const { wallId, display, shown, phase, onReady, change } = props;
  const { layout, tiles, enlarged } = shown;
  const { columns, rows, spans } = gridOf(layout);
  const awaited = useRef(new Set<number>());
  const cameraTiles = spans.flatMap((_, index) => (isPicture(tiles[index]?.content?.kind) ? [index] : []));
  const visible = cameraTiles.filter((index) => enlarged === null || enlarged === index);

  // A layer that arrives waits for each of its pictures; one without any is there at once.
  useLayoutEffect(() => {
    awaited.current = new Set(phase === 'arriving' ? visible : []);
    if (phase === 'arriving' && visible.length === 0) onReady();
    // Only the turn of the phase begins the wait; `visible` is derived anew on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phase]);
  const onPicture = (index: number) => {
    if (awaited.current.delete(index) && awaited.current.size === 0) onReady();
  };

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
              onPicture={() => onPicture(index)}
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
