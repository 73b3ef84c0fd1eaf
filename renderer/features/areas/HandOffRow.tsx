import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { useIncidentWords } from '../rulebook/index.ts';
import { ReasonButton, RefusalNotice, runningClock, useSeat, useServerNow } from '../seat/index.ts';

/** An incident this agency is asked to take over: accept, or refuse with the cause, before the time is over. */
export function HandOffRow({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const words = useIncidentWords(incident);
  const { session, send, dismiss } = useSeat();
  const now = useServerNow();
  const refusal = useHall((state) => state.commands.refusals[subjectOf(incident)]?.error ?? null);
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const { id, version, handOff } = incident;
  if (handOff === undefined) return null;
  return (
    <li className="hand-off-row" data-testid="hand-off" data-incident={id}>
      <span className="informed-mark">{t('areas.handOff')}</span>
      <button type="button" className="link" onClick={() => selectIncident(store, id)}>
        #{incident.number} {words}
      </button>
      <span className="informed-words">
        {incident.summary} · {t('areas.handOffBy', { name: handOff.askedBy.name, reason: handOff.reason })}
      </span>
      <span className="hand-off-left" role="timer">
        {t('areas.answerIn', { left: runningClock(Math.max(0, handOff.answerDue - now)) })}
      </span>
      {isPermitted(session.role, 'acceptHandOff') && (
        <>
          <Button
            type="primary"
            disabled={isOffline}
            onClick={() => void send({ type: 'acceptHandOff', incidentId: id, expect: version }, subjectOf(incident))}
            data-testid="hand-off-accept"
          >
            {t('areas.acceptHandOff')}
          </Button>
          <ReasonButton
            words={t('areas.refuseHandOff')}
            placeholder={t('areas.refuseReason')}
            button={{ disabled: isOffline }}
            testIds={{ open: 'hand-off-refuse', text: 'hand-off-reason', send: 'hand-off-refuse-send' }}
            onSend={(reason) =>
              send({ type: 'refuseHandOff', incidentId: id, expect: version, reason }, subjectOf(incident))
            }
          />
        </>
      )}
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subjectOf(incident))} />}
    </li>
  );
}

/** Apart from the incident's own commands, whose refusals stand at its panel. */
function subjectOf({ id }: Incident): string {
  return `handOff ${id}`;
}
