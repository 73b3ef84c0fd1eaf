import { Button, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { tourIdSchema, type SceneId } from '../../../protocol/ids.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import type { Tour } from '../../../protocol/wall/wallLibrary.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { useScenes } from './useScenes.ts';

interface TourListProps {
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

/** Scenes in turn, each for its dwell. Cameras in turn on one tile are chosen on the tile itself. */
export function TourList({ wall, send }: TourListProps) {
  const { t } = useTranslation();
  const tours = useHall((state) => state.dispatch.state.wallLibrary.tours);
  return (
    <div className="wall-form">
      <p className="muted">{t('walls.tour.hint')}</p>
      {Object.values(tours).map((tour) => (
        <TourRow key={`${tour.id}:${tour.version}`} tour={tour} wall={wall} send={send} />
      ))}
      <TourRow key={`new:${Object.keys(tours).length}`} tour={null} wall={wall} send={send} />
    </div>
  );
}

interface TourRowProps extends TourListProps {
  readonly tour: Tour | null;
}

function TourRow({ tour, wall, send }: TourRowProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const scenes = useScenes();
  const [name, setName] = useState(tour?.name ?? '');
  const [sceneIds, setSceneIds] = useState<readonly SceneId[]>(tour?.sceneIds ?? []);
  const [dwellS, setDwellS] = useState(tour?.dwellS ?? 15);
  if (!isPermitted(session.role, 'defineTour')) return null;
  const isReady = name.trim() !== '' && sceneIds.length > 0;
  const isRunning = tour !== null && wall.tour?.tourId === tour.id;
  const save = () => {
    const id = tour?.id ?? tourIdSchema.parse(newId());
    void send({ type: 'defineTour', tour: { id, name, sceneIds: [...sceneIds], dwellS }, expect: tour?.version ?? 0 });
  };
  return (
    <div className="wall-row is-long" data-testid={tour === null ? 'tour-new' : 'tour-row'}>
      <Input
        value={name}
        maxLength={40}
        placeholder={t('walls.tour.newName')}
        aria-label={t('walls.tour.newName')}
        onChange={(event) => setName(event.target.value)}
      />
      <Select<SceneId[]>
        mode="multiple"
        className="wall-grow"
        value={[...sceneIds]}
        options={scenes.map((scene) => ({ value: scene.id, label: scene.name }))}
        onChange={setSceneIds}
        placeholder={t('walls.tour.scenes')}
        aria-label={t('walls.tour.scenes')}
      />
      <InputNumber
        min={5}
        max={3600}
        value={dwellS}
        suffix={t('walls.seconds')}
        aria-label={t('walls.dwell')}
        onChange={(value) => setDwellS(value ?? dwellS)}
      />
      <Button disabled={!isReady} onClick={save}>
        {t('walls.save')}
      </Button>
      {tour !== null && (
        <>
          <Button
            type="primary"
            onClick={() =>
              void send(
                isRunning
                  ? { type: 'stopTour', wallId: wall.id }
                  : { type: 'startTour', wallId: wall.id, tourId: tour.id },
              )
            }
            data-testid="tour-start"
          >
            {t(isRunning ? 'walls.stopTour' : 'walls.tour.start')}
          </Button>
          <Popconfirm
            title={t('walls.removeSure', { name: tour.name })}
            okText={t('walls.remove')}
            cancelText={t('walls.cancel')}
            onConfirm={() => void send({ type: 'removeTour', tourId: tour.id, expect: tour.version })}
          >
            <Button danger>{t('walls.remove')}</Button>
          </Popconfirm>
        </>
      )}
    </div>
  );
}
