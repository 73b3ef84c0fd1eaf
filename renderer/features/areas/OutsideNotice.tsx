import { useTranslation } from 'react-i18next';
import { mayAct } from '../../../protocol/access/scope.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useSeat } from '../seat/index.ts';
import { useAreaTree } from './useAreaTree.ts';

/** Whether this seat acts on the incident. */
export function useMayAct(incident: Incident): boolean {
  const { session } = useSeat();
  const areas = useAreaTree();
  return mayAct(session, incident, areas);
}

/** In place of the verbs of an incident that is another's: why there are none. */
export function OutsideNotice() {
  const { t } = useTranslation();
  return (
    <p className="outside-notice" role="note" data-testid="outside-scope">
      {t('areas.outside')}
    </p>
  );
}
