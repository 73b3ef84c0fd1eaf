import { useTranslation } from 'react-i18next';
import type { SceneId } from '../../../protocol/ids.ts';
import { checkUseScene } from '../../../protocol/wall/sceneRights.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

/** What the plan will put on the wall, or why this seat will not: the units go either way. */
export function PlanSceneLine({ sceneId }: { readonly sceneId: SceneId | null }) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const scene = useHall((state) => (sceneId === null ? undefined : state.dispatch.state.wallLibrary.scenes[sceneId]));
  if (sceneId === null) return null;
  const obstacle = checkUseScene(session, scene);
  return obstacle === null ? (
    <p className="plan-why muted">{t('plans.sceneWill', { name: scene?.name ?? '' })}</p>
  ) : (
    <p className="plan-refused" data-testid="plan-scene-refused">
      {t('plans.sceneWont', { why: t(`reasons.${obstacle}`) })}
    </p>
  );
}
