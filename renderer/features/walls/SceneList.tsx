import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import { sceneIdSchema } from '../../../protocol/ids.ts';
import { mayChangeScene } from '../../../protocol/wall/sceneRights.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { newId } from '../../connection/newId.ts';
import { useSeat } from '../seat/index.ts';
import { NamingForm } from './NamingForm.tsx';
import { ownerKey, ownerOf } from './sceneOwners.ts';
import { SceneRow } from './SceneRow.tsx';
import { useSceneOwners } from './useSceneOwners.ts';
import { useScenes } from './useScenes.ts';
import { wallTitle } from './wallTitle.ts';

interface SceneListProps {
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

/** Walls kept under a name: save, put up, rename, go back to what one was before. */
export function SceneList({ wall, send }: SceneListProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const scenes = useScenes();
  const owners = useSceneOwners();
  const own = owners.filter(({ owner }) => mayChangeScene(session, 'saveScene', owner));
  const [ownerChoice, setOwnerChoice] = useState(() => ownerKey({ agencyId: session.agencyId ?? null }));
  const save = (name: string) => {
    const sceneId = sceneIdSchema.parse(newId());
    return send({ type: 'saveScene', sceneId, name, ...ownerOf(ownerChoice), wallId: wall.id, expect: 0 });
  };
  return (
    <div className="wall-form">
      {own.length > 0 && (
        <NamingForm
          label={t('walls.scene.newName')}
          action={t('walls.scene.save', { name: wallTitle(t, wall) })}
          isPrimary
          testId="scene"
          onName={save}
        >
          <Select<string>
            value={ownerChoice}
            options={own.map(({ key, words }) => ({ value: key, label: words }))}
            onChange={setOwnerChoice}
            aria-label={t('walls.scene.owner')}
            className="wall-owner-choice"
            data-testid="scene-owner"
          />
        </NamingForm>
      )}
      {scenes.length === 0 && <p className="muted">{t('walls.scene.none')}</p>}
      {scenes.map((scene) => (
        <SceneRow
          key={`${scene.id}:${scene.name}:${scene.versions[0]?.version ?? 0}`}
          scene={scene}
          wall={wall}
          send={send}
          owner={owners.find(({ key }) => key === ownerKey(scene))?.words ?? t('walls.scene.ownerGone')}
        />
      ))}
    </div>
  );
}
