import { useTranslation } from 'react-i18next';
import type { Priority } from '../../../protocol/incident/incident.ts';

/** Priority as a filled shape and its word: told apart without colour. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  const { t } = useTranslation();
  return (
    <span className="priority-mark" data-priority={priority}>
      {t(`priority.${priority}`)}
    </span>
  );
}
