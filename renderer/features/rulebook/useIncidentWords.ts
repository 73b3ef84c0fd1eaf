import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../protocol/incident/incident.ts';
import { currentRulebook } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';
import { kindName, type Named } from './kindName.ts';

/** What an incident is called: by its kind as its own version of the rules names it, else by its family. */
export function useIncidentWords(incident: Named): string {
  const { t, i18n } = useTranslation();
  const name = useHall(({ dispatch }) => kindName(dispatch.state.rulebook, incident, i18n.language));
  return name ?? t(`incidentType.${incident.type}`);
}

/** The same for many incidents at once. */
export function useIncidentNamer(): (incident: Named) => string {
  const { t, i18n } = useTranslation();
  const rulebook = useHall(({ dispatch }) => dispatch.state.rulebook);
  return useCallback(
    (incident) => kindName(rulebook, incident, i18n.language) ?? t(`incidentType.${incident.type}`),
    [rulebook, t, i18n.language],
  );
}

/** What the hall calls its four priorities now. */
export function usePriorityWords(): (priority: Priority) => string {
  const { i18n } = useTranslation();
  const names = useHall(({ dispatch }) => currentRulebook(dispatch.state.rulebook).priorityNames);
  return (priority) => names[priority][i18n.language === 'en' ? 'en' : 'zh'];
}
