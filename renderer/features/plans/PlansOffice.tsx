import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlansView } from '../../../protocol/plan/plansView.ts';
import { NotYetRead } from '../seat/index.ts';
import { PlansEditor, type PlanWrite } from './PlansEditor.tsx';
import { readPlans, writePlan } from './plansApi.ts';

/** The plans for the system administrator, who has no line to the hall: read, and read again after each change. */
export function PlansOffice() {
  const { t } = useTranslation();
  const [view, setView] = useState<PlansView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(() => readPlans().then(setView, setError), []);
  useEffect(() => void load(), [load]);
  function retry(): void {
    setError(null);
    void load();
  }
  const plans = useMemo(() => Object.fromEntries((view?.plans ?? []).map((plan) => [plan.id, plan])), [view]);

  async function send(command: PlanWrite): Promise<boolean> {
    setError(null);
    try {
      await writePlan(command);
      return true;
    } catch (refused) {
      setError(refused);
      return false;
    } finally {
      // Also after a refusal: what somebody else saved meanwhile is why.
      await load();
    }
  }
  return (
    <section className="panel" aria-label={t('plans.manage')}>
      <header className="panel-head">
        <h2>{t('plans.manage')}</h2>
      </header>
      <div className="panel-body panel-pad">
        {view === null ? (
          <NotYetRead error={error} onRetry={retry} rows={8} />
        ) : (
          <PlansEditor
            plans={plans}
            choices={view.choices}
            hasMap={false}
            refusal={error}
            onDismiss={() => setError(null)}
            send={send}
          />
        )}
      </div>
    </section>
  );
}
