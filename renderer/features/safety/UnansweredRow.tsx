import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { assignmentIdSchema, type UnitId } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { Age, useSeat } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import type { UnansweredOrder } from './unansweredOrders.ts';

/** One order that nobody acknowledged, with the cause and the next thing to do. */
export function UnansweredRow({ order: { incident, assignment } }: { readonly order: UnansweredOrder }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session, send } = useSeat();
  const unitName = useUnitName();
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const { warned, passedOn } = assignment.delivery ?? {};
  const to = passedOn?.to;
  const proposedId = to?.how === 'proposed' && !isSent(to.unitId) ? to.unitId : null;

  function isSent(unitId: UnitId): boolean {
    return incident.assignments.some((one) => one.unitId === unitId);
  }
  function sendProposed(unitId: UnitId): void {
    const assignments = [{ assignmentId: assignmentIdSchema.parse(newId()), unitId }];
    const { id: incidentId, version: expect } = incident;
    void send({ type: 'dispatchUnits', incidentId, expect, order: assignment.order, assignments }, incidentId);
    selectIncident(store, incident.id);
  }

  return (
    <li className="unanswered-row" data-testid="unanswered">
      <span className="unanswered-mark" aria-hidden="true">
        ▲
      </span>
      <b>{t('safety.unanswered')}</b>
      <b>{unitName(assignment.unitId)}</b>
      {warned !== undefined && <span>{t(`safety.deliveryCause.${warned.cause}`)}</span>}
      <Age at={assignment.stamps.sent?.at ?? incident.stamps.reported?.at ?? 0} />
      {to !== undefined && (
        <span>{t(`safety.passedOn.${to.how}`, { unit: 'unitId' in to ? unitName(to.unitId) : '' })}</span>
      )}
      <span className="emergency-verbs">
        {proposedId !== null && isPermitted(session.role, 'dispatchUnits') && (
          <Button
            size="small"
            type="primary"
            disabled={isOffline}
            onClick={() => sendProposed(proposedId)}
            data-testid="unanswered-send"
          >
            {t('safety.sendProposed', { unit: unitName(proposedId) })}
          </Button>
        )}
        <Button size="small" onClick={() => selectIncident(store, incident.id)}>
          {t('safety.show')} #{incident.number}
        </Button>
      </span>
    </li>
  );
}
