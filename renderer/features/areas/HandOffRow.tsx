import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { RefusalNotice, runningClock, useSeat, useServerNow } from '../seat/index.ts';

/** An incident this agency is asked to take over: accept, or refuse with the cause, before the time is over. */
export function HandOffRow({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const store = useHallStore();
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
        #{incident.number} {t(`incidentType.${incident.type}`)}
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
          <RefuseButton incident={incident} isOffline={isOffline} />
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

function RefuseButton({ incident, isOffline }: { readonly incident: Incident; readonly isOffline: boolean }) {
  const { t } = useTranslation();
  const { send } = useSeat();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  async function refuse(): Promise<void> {
    if (reason.trim() === '') return;
    const { id, version } = incident;
    const command = { type: 'refuseHandOff', incidentId: id, expect: version, reason: reason.trim() } as const;
    await send(command, subjectOf(incident));
    setIsOpen(false);
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t('areas.refuseHandOff')}
      content={
        <div className="recall">
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) void refuse();
            }}
            autoFocus
            maxLength={500}
            placeholder={t('areas.refuseReason')}
            data-testid="hand-off-reason"
          />
          <Button disabled={reason.trim() === ''} onClick={() => void refuse()} data-testid="hand-off-refuse-send">
            {t('areas.refuseHandOff')}
          </Button>
        </div>
      }
    >
      <Button disabled={isOffline} data-testid="hand-off-refuse">
        {t('areas.refuseHandOff')}
      </Button>
    </Popover>
  );
}
