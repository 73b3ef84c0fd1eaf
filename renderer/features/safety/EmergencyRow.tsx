import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Emergency } from '../../../protocol/safety/emergency.ts';
import { selectIncident, selectUnit, useHall, useHallStore } from '../../store/index.ts';
import { Age, ReasonButton, RefusalNotice, useSeat } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import { AnswerButton } from './AnswerButton.tsx';

/** One unit in danger: who, where, since when; acknowledge is the biggest button until somebody did. */
export function EmergencyRow({ emergency }: { readonly emergency: Emergency }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session, send, dismiss } = useSeat();
  const unitName = useUnitName();
  const { id, unitId, cause, during, position, raised, acknowledged } = emergency;
  const incident = useHall((state) =>
    during === null ? undefined : state.dispatch.state.incidents[during.incidentId],
  );
  const refusal = useHall((state) => state.commands.refusals[id]?.error ?? null);
  const isOffline = useHall((state) => state.connection.line !== 'online');
  return (
    <li className="emergency-row" data-acknowledged={acknowledged !== null} data-testid="emergency">
      <span className="emergency-mark" aria-hidden="true">
        SOS
      </span>
      <Button type="link" className="emergency-unit" onClick={() => selectUnit(store, unitId)}>
        {unitName(unitId)}
      </Button>
      <span>{t(`safety.cause.${cause}`)}</span>
      <span>{position === null ? t('safety.noPlace') : `${position.lon.toFixed(5)}, ${position.lat.toFixed(5)}`}</span>
      <Age at={raised.at} />
      {acknowledged !== null && <span>{t('safety.acknowledgedBy', { name: acknowledged.by.name })}</span>}
      <span className="emergency-verbs">
        {acknowledged === null && isPermitted(session.role, 'acknowledgeEmergency') && (
          <Button
            type="primary"
            danger
            disabled={isOffline}
            data-testid="emergency-acknowledge"
            onClick={() => void send({ type: 'acknowledgeEmergency', emergencyId: id }, id)}
          >
            {t('safety.acknowledge')}
          </Button>
        )}
        <AnswerButton incident={incident ?? null} />
        {incident !== undefined && (
          <Button onClick={() => selectIncident(store, incident.id)}>
            {t('safety.show')} {t('safety.atIncident', { number: incident.number })}
          </Button>
        )}
        {isPermitted(session.role, 'endEmergency') && <EndButton emergency={emergency} />}
      </span>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(id)} />}
    </li>
  );
}

function EndButton({ emergency }: { readonly emergency: Emergency }) {
  const { t } = useTranslation();
  const { send } = useSeat();
  return (
    <ReasonButton
      words={t('safety.end')}
      title={t('safety.endTitle')}
      placeholder={t('safety.endReason')}
      isDanger
      testIds={{ open: 'emergency-end', text: 'emergency-reason', send: 'emergency-end-confirm' }}
      onSend={(reason) => send({ type: 'endEmergency', emergencyId: emergency.id, reason }, emergency.id)}
    />
  );
}
