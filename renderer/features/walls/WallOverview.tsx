import { Button, Input, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { wallIdSchema } from '../../../protocol/ids.ts';
import { mainWallId, mostDisplays, type Wall } from '../../../protocol/wall/wall.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { Age, useSeat } from '../seat/index.ts';
import { MiniGrid } from './MiniGrid.tsx';
import { NamingForm } from './NamingForm.tsx';
import { useChangerName } from './useChangerName.ts';
import { WallDriverLine } from './WallDriverLine.tsx';
import { wallTitle } from './wallTitle.ts';

interface WallOverviewProps {
  readonly wall: Wall;
  readonly display: number;
  readonly send: (command: Command) => Promise<boolean>;
  readonly onChoose: (wallId: string, display: number) => void;
}

/** All walls with all their displays; drop cameras on any, make, rename and remove walls. */
export function WallOverview({ wall: chosen, send, onChoose }: WallOverviewProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const walls = useHall((state) => state.dispatch.state.walls);
  const mayKeep = isPermitted(session.role, 'createWall');
  async function create(name: string): Promise<boolean> {
    const wallId = wallIdSchema.parse(newId());
    const isDone = await send({ type: 'createWall', wallId, name, displayCount: 1 });
    if (isDone) onChoose(wallId, 0);
    return isDone;
  }
  return (
    <div className="wall-overview">
      {Object.values(walls).map((wall) => (
        <WallCard
          key={`${wall.id}:${wall.name}:${wall.displayCount}`}
          wall={wall}
          isChosen={wall.id === chosen.id}
          send={send}
          onChoose={onChoose}
        />
      ))}
      {mayKeep && (
        <NamingForm label={t('walls.newName')} action={t('walls.create')} testId="wall-new" onName={create} />
      )}
    </div>
  );
}

interface WallCardProps {
  readonly wall: Wall;
  readonly isChosen: boolean;
  readonly send: (command: Command) => Promise<boolean>;
  readonly onChoose: (wallId: string, display: number) => void;
}

function WallCard({ wall, isChosen, send, onChoose }: WallCardProps) {
  const { t } = useTranslation();
  const changerName = useChangerName();
  const { session } = useSeat();
  const mayKeep = isPermitted(session.role, 'changeWall');
  const mayChange = isPermitted(session.role, 'setWallLayout');
  const [name, setName] = useState(wallTitle(t, wall));
  const [displayCount, setDisplayCount] = useState(wall.displayCount);
  const isChanged = name !== wallTitle(t, wall) || displayCount !== wall.displayCount;
  return (
    <article className="wall-card" data-chosen={isChosen} data-testid={`wall-card-${wall.id}`}>
      <div className="wall-row">
        <Input
          value={name}
          maxLength={40}
          disabled={!mayKeep}
          aria-label={t('walls.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <InputNumber
          min={1}
          max={mostDisplays}
          value={displayCount}
          disabled={!mayKeep}
          suffix={t('walls.displays')}
          aria-label={t('walls.displays')}
          onChange={(value) => setDisplayCount(value ?? wall.displayCount)}
        />
        {isChanged && (
          <Button
            type="primary"
            disabled={name.trim() === ''}
            onClick={() => void send({ type: 'changeWall', wallId: wall.id, name, displayCount, expect: wall.version })}
          >
            {t('walls.save')}
          </Button>
        )}
        {mayKeep && wall.id !== mainWallId && (
          <Popconfirm
            title={t('walls.removeSure', { name: wallTitle(t, wall) })}
            okText={t('walls.remove')}
            cancelText={t('walls.cancel')}
            onConfirm={() => void send({ type: 'removeWall', wallId: wall.id, expect: wall.version })}
          >
            <Button danger>{t('walls.remove')}</Button>
          </Popconfirm>
        )}
        <WallDriverLine wall={wall} send={send} />
      </div>
      <div className="wall-card-displays">
        {Array.from({ length: wall.displayCount }, (_, index) => (
          <div key={index} className="wall-card-display">
            <button type="button" className="wall-card-number" onClick={() => onChoose(wall.id, index)}>
              {t('walls.displayOf', { number: index + 1 })}
            </button>
            <MiniGrid wall={wall} display={index} send={mayChange ? send : null} />
          </div>
        ))}
        <ul className="wall-changes" aria-label={t('walls.changes')}>
          {wall.changes.slice(0, 6).map((change, index) => (
            <li key={index}>
              <Age at={change.at} /> {changerName(change.name)} {t(`walls.event.${change.event}`)}
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
