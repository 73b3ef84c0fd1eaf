import type { FieldAssignment } from '../../../protocol/hall/fieldView.ts';
import { useWords } from '../useWords.ts';

/** What the hall calls an incident: its kind by the rules, else its family. */
export function useKindWords(): (entry: FieldAssignment) => string {
  const { t, i18n } = useWords();
  return ({ kind, incident }) => kind?.[i18n.language === 'en' ? 'en' : 'zh'] ?? t(`incidentType.${incident.type}`);
}

/** What the hall calls its priorities now. */
export function usePriorityWords(): (entry: FieldAssignment) => string {
  const { t, i18n } = useWords();
  return ({ priorityName, incident }) =>
    priorityName?.[i18n.language === 'en' ? 'en' : 'zh'] ?? t(`priority.${incident.priority}`);
}
