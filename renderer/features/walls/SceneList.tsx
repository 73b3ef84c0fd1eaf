import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { sceneIdSchema, type AgencyId } from '../../../protocol/ids.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import type { Scene } from '../../../protocol/wall/wallLibrary.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { clockTime, useSeat } from '../seat/index.ts';
import { wallTitle } from './wallTitle.ts';

interface SceneListProps {
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

/** Walls kept under a name: save, put up, rename, go back to what one was before. */
export function SceneList({ wall, send }: SceneListProps) {
  const { t, i18n } = useTranslation();
  const { session } = useSeat();
  const scenes = useHall((state) => state.dispatch.state.wallLibrary.scenes);
  const agencies = useHall((state) => state.directory.directory?.agencies);
  const [name, setName] = useState('');
  const [agencyId, setAgencyId] = useState<AgencyId | null>(null);
  const mayKeep = isPermitted(session.role, 'saveScene');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const owners: { value: AgencyId | ''; label: string }[] = [
    { value: '', label: t('walls.scene.everybody') },
    ...(agencies ?? []).map((agency) => ({ value: agency.id, label: agency.name[language] })),
  ];
  async function save(): Promise<void> {
    const sceneId = sceneIdSchema.parse(newId());
    if (await send({ type: 'saveScene', sceneId, name, agencyId, wallId: wall.id, expect: 0 })) setName('');
  }
  return (
    <div className="wall-form">
      {mayKeep && (
        <form
          className="wall-row"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Input
            value={name}
            maxLength={40}
            placeholder={t('walls.scene.newName')}
            aria-label={t('walls.scene.newName')}
            onChange={(event) => setName(event.target.value)}
            data-testid="scene-name"
          />
          <Select<AgencyId | ''>
            value={agencyId ?? ''}
            options={owners}
            onChange={(value) => setAgencyId(value === '' ? null : value)}
            aria-label={t('walls.scene.owner')}
          />
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''} data-testid="scene-save">
            {t('walls.scene.save', { name: wallTitle(t, wall) })}
          </Button>
        </form>
      )}
      {Object.keys(scenes).length === 0 && <p className="muted">{t('walls.scene.none')}</p>}
      {Object.values(scenes).map((scene) => (
        <SceneRow
          key={`${scene.id}:${scene.name}:${scene.versions[0]?.version ?? 0}`}
          scene={scene}
          wall={wall}
          send={send}
          owner={owners.find(({ value }) => value === (scene.agencyId ?? ''))?.label ?? ''}
        />
      ))}
    </div>
  );
}

interface SceneRowProps extends SceneListProps {
  readonly scene: Scene;
  readonly owner: string;
}

function SceneRow({ scene, wall, send, owner }: SceneRowProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [name, setName] = useState(scene.name);
  const newest = scene.versions[0]?.version ?? 0;
  const [chosen, setChosen] = useState(newest);
  const sceneId = scene.id;
  const mayKeep = isPermitted(session.role, 'saveScene');
  return (
    <div className="wall-row" data-testid="scene-row" data-scene={sceneId}>
      <Input
        value={name}
        maxLength={40}
        disabled={!mayKeep}
        aria-label={t('walls.name')}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name.trim() !== '' && name !== scene.name) void send({ type: 'renameScene', sceneId, name });
        }}
      />
      <span className="muted">{owner}</span>
      <Select<number>
        value={chosen}
        options={scene.versions.map(({ version, at, by }) => ({
          value: version,
          label: t('walls.scene.version', { version, time: clockTime(at), name: by }),
        }))}
        onChange={setChosen}
        aria-label={t('walls.scene.versions')}
        className="wall-grow"
      />
      {mayKeep && (
        <>
          <Button
            type="primary"
            onClick={() => void send({ type: 'applyScene', wallId: wall.id, sceneId, sceneVersion: chosen })}
            data-testid="scene-apply"
          >
            {t('walls.scene.apply')}
          </Button>
          {chosen === newest ? (
            <Button
              onClick={() =>
                void send({
                  type: 'saveScene',
                  sceneId,
                  name: scene.name,
                  agencyId: scene.agencyId,
                  wallId: wall.id,
                  expect: newest,
                })
              }
              data-testid="scene-renew"
            >
              {t('walls.scene.renew')}
            </Button>
          ) : (
            <Button
              onClick={() => void send({ type: 'restoreScene', sceneId, sceneVersion: chosen, expect: newest })}
              data-testid="scene-restore"
            >
              {t('walls.scene.restore')}
            </Button>
          )}
        </>
      )}
      {isPermitted(session.role, 'removeScene') && (
        <Popconfirm
          title={t('walls.removeSure', { name: scene.name })}
          okText={t('walls.remove')}
          cancelText={t('walls.cancel')}
          onConfirm={() => void send({ type: 'removeScene', sceneId, expect: newest })}
        >
          <Button danger>{t('walls.remove')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
