import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { useField } from '../FieldContext.ts';
import { formatAge } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useNow } from '../parts/useNow.ts';
import { SceneMap } from './SceneMap.tsx';
import { useFieldScene } from './useFieldScene.ts';
import { useWords } from '../useWords.ts';
import './scene.css';

/** Where the scene is, where this phone is, who else goes there, and which roads are closed. */
export function SceneSheet({ entry, onClose }: { readonly entry: FieldAssignment; readonly onClose: () => void }) {
  const { t } = useWords();
  const hall = useField((state) => state.hall);
  const { incident } = entry;
  const { scene, failure } = useFieldScene(hall, incident.id);
  return (
    <Sheet heading={t('field.around.heading')} onClose={onClose}>
      <SceneMap place={incident.place} around={scene} />
      <p className="scene-key muted">
        <span>
          <i className="key-scene" /> {t('field.around.scene')}
        </span>
        <span>
          <i className="key-own" /> {t('field.around.own')}
        </span>
        <span>
          <i className="key-other" /> {t('field.around.other')}
        </span>
        <span>
          <i className="key-closed" /> {t('field.around.closed')}
        </span>
      </p>
      {failure !== null && <Problem words={rejectionWords(t, failure)} />}
      {hall === null && <p className="muted">{t('field.around.offline')}</p>}
      {scene !== null && <Around scene={scene} />}
    </Sheet>
  );
}

function Around({ scene }: { readonly scene: FieldScene }) {
  const { t, i18n } = useWords();
  const now = useNow();
  const driftMs = useField((state) => state.driftMs ?? 0);
  return (
    <ul className="list">
      {scene.others.length === 0 && <li className="muted">{t('field.around.alone')}</li>}
      {scene.others.map(({ unitId, callSign, status, position }) => (
        <li className="row" key={unitId}>
          <div className="row-head">
            <strong>{i18n.language === 'en' ? callSign.en : callSign.zh}</strong>
            <span>{t(`assignmentStatus.${status}`)}</span>
          </div>
          <p className="muted">
            {position === null
              ? t('field.around.unlocated')
              : t('field.age.ago', { age: formatAge(now - driftMs - position.at, t) })}
          </p>
        </li>
      ))}
      {scene.closures.map(({ id, reason, closedTo }) => (
        <li className="row" key={id}>
          <div className="row-head scene-key">
            <i className="key-closed" aria-hidden /> <strong>{reason}</strong>
          </div>
          <p className="muted">{t(`field.around.closedTo.${closedTo}`)}</p>
        </li>
      ))}
    </ul>
  );
}
