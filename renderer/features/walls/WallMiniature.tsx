import { Button, Segmented, Tooltip } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { mainWallId, wallLayouts, type Wall, type WallLayout } from '../../../protocol/wall/wall.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { readCameraDrag, writeCameraDrag } from '../tile/index.ts';
import { commandForDrop } from '../../wall/commandForDrop.ts';
import './walls.css';

const subject = `wall:${mainWallId}`;

/** The wall in small: which camera is where and who put it there; drop cameras on it. */
export function WallMiniature() {
  const { t } = useTranslation();
  const seat = useSeat();
  const wall = useHall((state) => state.dispatch.state.walls[mainWallId]);
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const mayChange = isPermitted(seat.session.role, 'setWallLayout');
  if (wall === undefined) return null;
  const send = (command: Command) => void seat.send(command, subject);
  const setLayout = (layout: WallLayout) => {
    if (layout !== wall.layout) send({ type: 'setWallLayout', wallId: wall.id, layout, expect: wall.version });
  };
  return (
    <section className="wall-mini" aria-label={t('wallMini.title')}>
      <header>
        <h3>{t('wallMini.title')}</h3>
        <Segmented<WallLayout>
          size="small"
          disabled={!mayChange}
          value={wall.layout}
          options={wallLayouts.map((value) => ({ value, label: String(value) }))}
          onChange={setLayout}
          aria-label={t('wallMini.layout')}
          data-testid="wall-layout"
        />
        <Button
          size="small"
          onClick={() => window.open(`/wall?wall=${mainWallId}`, 'yigan-wall')}
          data-testid="wall-open"
        >
          {t('wallMini.open')}
        </Button>
      </header>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(subject)} />}
      <div
        className="wall-mini-grid"
        style={{ gridTemplateColumns: `repeat(${Math.sqrt(wall.layout)}, minmax(0, 1fr))` }}
      >
        {wall.tiles.slice(0, wall.layout).map((_, index) => (
          <MiniTile key={index} wall={wall} index={index} mayChange={mayChange} send={send} />
        ))}
      </div>
    </section>
  );
}

interface MiniTileProps {
  readonly wall: Wall;
  readonly index: number;
  readonly mayChange: boolean;
  readonly send: (command: Command) => void;
}

function MiniTile({ wall, index, mayChange, send }: MiniTileProps) {
  const { t } = useTranslation();
  const [isTarget, setIsTarget] = useState(false);
  const tile = wall.tiles[index];
  const cameraId = tile?.cameraId ?? null;
  const name = useHall((state) => (cameraId === null ? '' : (state.directory.cameras[cameraId]?.name ?? cameraId)));
  const isEnlarged = wall.enlarged === index;
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setIsTarget(false);
    const dropped = readCameraDrag(event.dataTransfer);
    const command = dropped === null ? null : commandForDrop(wall, index, dropped);
    if (command !== null) send(command);
  }
  return (
    <Tooltip
      title={tile?.placedBy == null ? '' : t('wallMini.placedBy', { name: tile.placedBy })}
      mouseEnterDelay={0.4}
    >
      <div
        className="wall-mini-tile"
        data-testid={`wall-mini-tile-${index}`}
        data-camera={cameraId ?? ''}
        data-target={isTarget}
        data-enlarged={isEnlarged}
        draggable={cameraId !== null && mayChange}
        onDragStart={(event) => {
          if (cameraId !== null) writeCameraDrag(event.dataTransfer, cameraId, { wallId: wall.id, tile: index });
        }}
        {...(mayChange && {
          onDragOver: (event: DragEvent) => {
            event.preventDefault();
            setIsTarget(true);
          },
          onDragLeave: () => setIsTarget(false),
          onDrop,
        })}
      >
        <span className="wall-mini-number">{index + 1}</span>
        <span className="wall-mini-name">{name === '' ? t('wallMini.empty') : name}</span>
        {cameraId !== null && mayChange && (
          <span className="wall-mini-tools">
            <button
              type="button"
              title={isEnlarged ? t('wallMini.restore') : t('wallMini.enlarge')}
              aria-label={isEnlarged ? t('wallMini.restore') : t('wallMini.enlarge')}
              onClick={() =>
                send({ type: 'enlargeTile', wallId: wall.id, tile: isEnlarged ? null : index, expect: wall.version })
              }
            >
              {isEnlarged ? '⤡' : '⤢'}
            </button>
            <button
              type="button"
              title={t('wallMini.remove')}
              aria-label={t('wallMini.remove')}
              onClick={() =>
                send({
                  type: 'placeOnTile',
                  wallId: wall.id,
                  tile: index,
                  cameraId: null,
                  expect: tile?.version ?? 0,
                })
              }
            >
              ×
            </button>
          </span>
        )}
      </div>
    </Tooltip>
  );
}
