import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { openEmergencies } from '../../../protocol/safety/evolveEmergencies.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { EmergencyRow } from './EmergencyRow.tsx';
import { UnansweredRow } from './UnansweredRow.tsx';
import { unansweredOrders } from './unansweredOrders.ts';
import './safety.css';

/** More than these would push the work off the page; the rest is counted. */
const shownOrders = 3;

/** Units in danger at every desk; orders that nobody answers at the desks that send. */
export function SafetyBanners() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const emergencies = useHall((state) => state.dispatch.state.emergencies);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const open = useMemo(() => openEmergencies(emergencies), [emergencies]);
  const orders = useMemo(() => unansweredOrders(incidents), [incidents]);
  const maySend = isPermitted(session.role, 'dispatchUnits');
  return (
    <>
      {open.length > 0 && (
        <ul className="emergencies" role="alert" aria-label={t('safety.emergencies')}>
          {open.map((emergency) => (
            <EmergencyRow key={emergency.id} emergency={emergency} />
          ))}
        </ul>
      )}
      {maySend && orders.length > 0 && (
        <ul className="unanswered" role="alert" aria-label={t('safety.unanswered')}>
          {orders.slice(0, shownOrders).map((order) => (
            <UnansweredRow key={order.assignment.id} order={order} />
          ))}
          {orders.length > shownOrders && (
            <li className="unanswered-row">{t('safety.more', { count: orders.length - shownOrders })}</li>
          )}
        </ul>
      )}
    </>
  );
}
