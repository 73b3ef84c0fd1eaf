import { Button, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { mayChangeScene, type SceneChange } from '../../../protocol/wall/sceneRights.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import type { Scene } from '../../../protocol/wall/wallLibrary.ts';
import { useNearTime, useSeat } from '../seat/index.ts';

interface SceneRowProps {
  readonly scene: Scene;
  /** Whose it is, in words. */
  readonly owner: string;
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

/** One scene with its versions; only what this seat may do with it is offered. */
export function SceneRow({ scene, owner, wall, send }: SceneRowProps) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const { session } = useSeat();
  const [name, setName] = useState(scene.name);
  const newest = scene.versions[0]?.version ?? 0;
  const [chosen, setChosen] = useState(newest);
  const { id: sceneId, agencyId, planId } = scene;
  const may = (change: SceneChange) => mayChangeScene(session, change, scene);
  const renew = () => {
    const ownedBy = { agencyId, ...(planId !== undefined && { planId }) };
    void send({ type: 'saveScene', sceneId, name: scene.name, ...ownedBy, wallId: wall.id, expect: newest });
  };
  return (
    <div className="wall-row" data-testid="scene-row" data-scene={sceneId}>
      <Input
        value={name}
        maxLength={40}
        disabled={!may('renameScene')}
        aria-label={t('walls.name')}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          if (name.trim() !== '' && name !== scene.name) void send({ type: 'renameScene', sceneId, name });
        }}
      />
      <span className="wall-owner" title={may('saveScene') ? undefined : t('walls.scene.othersHint')}>
        {owner}
      </span>
      <Select<number>
        value={chosen}
        options={scene.versions.map(({ version, at, by }) => ({
          value: version,
          label: t('walls.scene.version', { version, time: nearTime(at), name: by }),
        }))}
        onChange={setChosen}
        aria-label={t('walls.scene.versions')}
        className="wall-grow"
      />
      {isPermitted(session.role, 'applyScene') && (
        <Button
          type="primary"
          onClick={() => void send({ type: 'applyScene', wallId: wall.id, sceneId, sceneVersion: chosen })}
          data-testid="scene-apply"
        >
          {t('walls.scene.apply')}
        </Button>
      )}
      {chosen === newest && may('saveScene') && (
        <Button onClick={renew} data-testid="scene-renew">
          {t('walls.scene.renew')}
        </Button>
      )}
      {chosen !== newest && may('restoreScene') && (
        <Button
          onClick={() => void send({ type: 'restoreScene', sceneId, sceneVersion: chosen, expect: newest })}
          data-testid="scene-restore"
        >
          {t('walls.scene.restore')}
        </Button>
      )}
      {may('removeScene') && (
        <Popconfirm
          title={t('walls.removeSure', { name: scene.name })}
          okText={t('walls.remove')}
          cancelText={t('walls.cancel')}
          onConfirm={() => void send({ type: 'removeScene', sceneId, expect: newest })}
        >
          <Button danger data-testid="scene-remove">
            {t('walls.remove')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
