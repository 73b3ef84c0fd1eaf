import { Alert, Button, Checkbox, Input, Skeleton } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { newId } from '../../connection/newId.ts';
import { rejectionWords } from '../../i18n/rejectionWords.ts';
import { Age, distanceWords, useSeat } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import { checkVerb } from './incidentVerbs.ts';
import type { IncidentCommands } from './useIncidentCommands.ts';
import { useRecommendedUnits } from './useRecommendedUnits.ts';

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
  const unitName = useUnitName();
  const [ticked, setTicked] = useState<readonly UnitId[]>([]);
  const [order, setOrder] = useState('');
  const { units, error, reload } = useRecommendedUnits(incident);
  const chosen = ticked.filter((unitId) => units?.some((unit) => unit.unitId === unitId));
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
    setTicked([]);
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
    setTicked((before) => (before.includes(unitId) ? before.filter((one) => one !== unitId) : [...before, unitId]));
  }

  const isMore = incident.status !== 'open';
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
      {units === null && error === null && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {units?.length === 0 && <p className="muted">{t('dispatch.none')}</p>}
      {units !== null && units.length > 0 && (
        <ul className="recommend">
          {units.map((unit, index) => (
            <li key={unit.unitId}>
              <label className="recommend-row" data-testid="unit-recommend-row" data-unit={unit.unitId}>
                <Checkbox
                  checked={chosen.includes(unit.unitId)}
                  onChange={() => toggle(unit.unitId)}
                  {...(index === 0 && { 'data-dispatch-first': '' })}
                />
                <span className="recommend-name">
                  <b>{unitName(unit.unitId)}</b> <span className="muted">{t(`unitKind.${unit.kind}`)}</span>
                </span>
                <span className="recommend-why">
                  {!unit.isSuitable && <span className="tag is-warning">{t('dispatch.otherKind')}</span>}
                  {unit.busyWith > 0 && <span className="tag is-warning">{t('dispatch.busy')}</span>}
                  {unit.positionAt === null ? (
                    <span className="muted">{t('dispatch.homeOnly')}</span>
                  ) : (
                    <Age at={unit.positionAt} staleAfterMs={60_000} />
                  )}
                </span>
                <b className="recommend-distance">{distanceWords(unit.distanceM)}</b>
              </label>
            </li>
          ))}
        </ul>
      )}
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
        data-testid="verb-dispatch"
      >
        {chosen.length === 0 ? t('dispatch.tick') : t('dispatch.send', { count: chosen.length })} <kbd>Enter</kbd>
      </Button>
    </section>
  );
}
