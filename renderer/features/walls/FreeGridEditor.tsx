import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { gridOf, wallTileCount, type WallGrid } from '../../../protocol/wall/wallLayout.ts';
import { useSeat } from '../seat/index.ts';
import { drawSpan, plainGrid, spanBetween, type Cell } from './drawSpan.ts';

interface FreeGridEditorProps {
  readonly wall: Wall;
  readonly display: number;
  readonly send: (command: Command) => Promise<boolean>;
}

/** A layout drawn with the mouse: drag over cells and they become one tile. */
export function FreeGridEditor({ wall, display, send }: FreeGridEditorProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const shown = wall.displays[display];
  const [grid, setGrid] = useState<WallGrid>(() => gridOf(shown?.layout ?? 1));
  const [from, setFrom] = useState<Cell | null>(null);
  const [to, setTo] = useState<Cell | null>(null);
  const drawn = from === null || to === null ? null : spanBetween(from, to);
  const cells = plainGrid(grid.columns, grid.rows).spans;
  const isTooMany = grid.spans.length > wallTileCount;
  const begin = (columns: number, rows: number) => setGrid(plainGrid(columns, rows));
  return (
    <div className="wall-form">
      <p className="muted">{t('walls.draw.hint')}</p>
      <div className="wall-row">
        <InputNumber
          min={1}
          max={12}
          value={grid.columns}
          suffix={t('walls.draw.columns')}
          aria-label={t('walls.draw.columns')}
          onChange={(value) => begin(value ?? grid.columns, grid.rows)}
        />
        <InputNumber
          min={1}
          max={12}
          value={grid.rows}
          suffix={t('walls.draw.rows')}
          aria-label={t('walls.draw.rows')}
          onChange={(value) => begin(grid.columns, value ?? grid.rows)}
        />
        <Button onClick={() => begin(grid.columns, grid.rows)}>{t('walls.draw.clear')}</Button>
        <Button
          type="primary"
          disabled={isTooMany || !isPermitted(session.role, 'setWallLayout')}
          onClick={() =>
            void send({ type: 'setWallLayout', wallId: wall.id, display, layout: grid, expect: shown?.version ?? 0 })
          }
          data-testid="draw-apply"
        >
          {t('walls.draw.apply', { count: grid.spans.length })}
        </Button>
        {isTooMany && <span role="alert">{t('walls.draw.tooMany', { most: wallTileCount })}</span>}
      </div>
      <div
        className="wall-draw"
        style={{ gridTemplate: `repeat(${grid.rows}, 1fr) / repeat(${grid.columns}, 1fr)` }}
        onPointerUp={() => {
          if (drawn !== null) setGrid(drawSpan(grid, drawn));
          setFrom(null);
          setTo(null);
        }}
        onPointerLeave={() => setFrom(null)}
        data-testid="draw-grid"
      >
        {grid.spans.map((span, index) => (
          <div
            key={index}
            className="wall-draw-tile"
            style={{ gridArea: `${span.row + 1} / ${span.column + 1} / span ${span.rows} / span ${span.columns}` }}
          >
            {index + 1}
          </div>
        ))}
        {cells.map((cell) => (
          <div
            key={`${cell.column}/${cell.row}`}
            className="wall-draw-cell"
            style={{ gridArea: `${cell.row + 1} / ${cell.column + 1}` }}
            onPointerDown={() => {
              setFrom(cell);
              setTo(cell);
            }}
            onPointerEnter={() => setTo(cell)}
            data-cell={`${cell.column},${cell.row}`}
          />
        ))}
        {drawn !== null && (
          <div
            className="wall-draw-span"
            style={{ gridArea: `${drawn.row + 1} / ${drawn.column + 1} / span ${drawn.rows} / span ${drawn.columns}` }}
          />
        )}
      </div>
    </div>
  );
}
