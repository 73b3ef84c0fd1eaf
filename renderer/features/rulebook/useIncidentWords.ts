import { useTranslation } from 'react-i18next';
import type { Incident, Priority } from '../../../protocol/incident/incident.ts';
import { currentRulebook, rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';

/** What an incident is called: by its kind as its own version of the rules names it, else by its family. */
export function useIncidentWords({
  type,
  kindId,
  rulebookVersion,
}: Pick<Incident, 'type' | 'kindId' | 'rulebookVersion'>): string {
  const { t, i18n } = useTranslation();
  const name = useHall(({ dispatch }) =>
    kindId === undefined
      ? undefined
      : rulebookOf(dispatch.state.rulebook, rulebookVersion).kinds.find(({ id }) => id === kindId)?.name,
  );
  return name?.[i18n.language === 'en' ? 'en' : 'zh'] ?? t(`incidentType.${type}`);
}

/** What the hall calls its four priorities now. */
export function usePriorityWords(): (priority: Priority) => string {
  const { i18n } = useTranslation();
  const names = useHall(({ dispatch }) => currentRulebook(dispatch.state.rulebook).priorityNames);
  return (priority) => names[priority][i18n.language === 'en' ? 'en' : 'zh'];
}
