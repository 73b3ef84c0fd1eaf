import { useTranslation } from 'react-i18next';
import type { SceneOwner } from '../../../protocol/wall/sceneRights.ts';
import { useHall } from '../../store/index.ts';
import { ownerKey } from './sceneOwners.ts';

export interface NamedOwner {
  readonly owner: SceneOwner;
  readonly key: string;
  readonly words: string;
}

/** Everybody, every agency and every plan, as owners of scenes. */
export function useSceneOwners(): readonly NamedOwner[] {
  const { t, i18n } = useTranslation();
  const agencies = useHall((state) => state.directory.directory?.agencies);
  const plans = useHall((state) => state.dispatch.state.plans);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const named = (owner: SceneOwner, words: string): NamedOwner => ({ owner, key: ownerKey(owner), words });
  return [
    named({ agencyId: null }, t('walls.scene.everybody')),
    ...(agencies ?? []).map(({ id, name }) => named({ agencyId: id }, name[language])),
    ...Object.values(plans).map(({ id, name }) =>
      named({ agencyId: null, planId: id }, t('walls.scene.ofPlan', { name })),
    ),
  ];
}
