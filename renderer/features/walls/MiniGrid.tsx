import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { gridOf } from '../../../protocol/wall/wallLayout.ts';
import { useShownDisplay } from '../../wall/useShownDisplay.ts';
import { useSeat } from '../seat/index.ts';
import { MiniTile } from './MiniTile.tsx';
import { TileContentDialog } from './TileContentDialog.tsx';

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
            side={span.column * 2 < columns ? 'start' : 'end'}
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
