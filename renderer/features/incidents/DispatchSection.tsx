import { Alert, Button, Input, Skeleton } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { newId } from '../../connection/newId.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { UnitAdviceList, useUnitAdvice } from '../roads/index.ts';
import { useSeat } from '../seat/index.ts';
import { checkVerb } from './incidentVerbs.ts';
import { preselectUnits } from './preselectUnits.ts';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface DispatchSectionProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

/** The nearest suitable units with what speaks for each; tick several, say what to do, send. */
export function DispatchSection({ incident, commands }: DispatchSectionProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [isMoreWanted, setIsMoreWanted] = useState(false);
  if (checkVerb('dispatch', incident, session) !== null) return null;
  if (incident.status === 'open' || isMoreWanted) {
    return <DispatchForm incident={incident} commands={commands} onDone={() => setIsMoreWanted(false)} />;
  }
  return (
    <Button
      className="dispatch-more"
      onClick={() => setIsMoreWanted(true)}
      data-dispatch-first=""
      data-testid="dispatch-more"
    >
      {t('dispatch.more')} <kbd>D</kbd>
    </Button>
  );
}

function DispatchForm({ incident, commands, onDone }: DispatchSectionProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  /** Null while nobody ticked: then the recommendation as it first came is what is ticked. */
  const [ticked, setTicked] = useState<readonly UnitId[] | null>(null);
  const [proposed, setProposed] = useState<readonly UnitId[] | null>(null);
  const [order, setOrder] = useState('');
  const isMore = incident.status !== 'open';
  const { advice, error, reload } = useUnitAdvice(incident, null);
  // Frozen with the first answer: what a person reads must not change under the finger that sends it.
  if (proposed === null && advice !== null) setProposed(isMore ? [] : preselectUnits(advice));
  const known = advice === null ? [] : [...advice.units, ...advice.leftOut];
  const chosen = (ticked ?? proposed ?? []).filter((unitId) => known.some((unit) => unit.unitId === unitId));
  const isPending = commands.pending === 'dispatchUnits';

  async function dispatch(): Promise<void> {
    if (chosen.length === 0 || isPending || commands.isOffline) return;
    const assignments = chosen.map((unitId) => ({ unitId, assignmentId: assignmentIdSchema.parse(newId()) }));
    const isDone = await commands.ask(({ id, version }) => ({
      type: 'dispatchUnits',
      incidentId: id,
      expect: version,
      order: order.trim(),
      assignments,
    }));
    if (!isDone) return;
    setTicked(null);
    setProposed(null);
    setOrder('');
    onDone();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || (event.target instanceof HTMLTextAreaElement && !event.ctrlKey)) return;
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    void dispatch();
  }
  function toggle(unitId: UnitId): void {
    setTicked(chosen.includes(unitId) ? chosen.filter((one) => one !== unitId) : [...chosen, unitId]);
  }

  return (
    <section className="dispatch" aria-label={t('dispatch.title')} onKeyDown={onKeyDown}>
      <h3>
        {t('dispatch.title')} <kbd>D</kbd>
        {isMore && (
          <Button size="small" type="text" className="is-last" onClick={onDone} data-testid="dispatch-fold">
            {t('dispatch.fold')}
          </Button>
        )}
      </h3>
      {error !== null && (
        <Alert
          type="warning"
          showIcon
          title={rejectionWords(t, error)}
          action={
            <Button size="small" onClick={reload}>
              {t('refusal.retry')}
            </Button>
          }
        />
      )}
      {advice === null && error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {advice?.units.length === 0 && <p className="muted">{t('dispatch.none')}</p>}
      {advice !== null && <UnitAdviceList incidentId={incident.id} advice={advice} ticked={chosen} onToggle={toggle} />}
      <Input.TextArea
        value={order}
        onChange={(event) => setOrder(event.target.value)}
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={2000}
        placeholder={t('dispatch.order')}
        aria-label={t('dispatch.order')}
        data-testid="dispatch-order"
      />
      <Button
        type="primary"
        size={isMore ? 'middle' : 'large'}
        block
        className="verb-main"
        loading={isPending}
        disabled={chosen.length === 0 || commands.isOffline}
        onClick={() => void dispatch()}
        data-dispatch-send=""
        data-testid="verb-dispatch"
      >
        {chosen.length === 0 ? t('dispatch.tick') : t('dispatch.send', { count: chosen.length })} <kbd>Enter</kbd>
      </Button>
    </section>
  );
}
