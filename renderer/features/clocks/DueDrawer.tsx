import { Button, Drawer, Empty, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { DueIncident } from '../../../protocol/clock/dueList.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { urgeIdSchema } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { LeadingClock } from './LeadingClock.tsx';

interface DueDrawerProps {
  readonly due: readonly DueIncident[];
  readonly onClose: () => void;
}

/** The supervisors' list (督办): what is overdue or nearly so, ranked, with urging and its receipt. */
export function DueDrawer({ due, onClose }: DueDrawerProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const mayUrge = isPermitted(session.role, 'urgeIncident');
  return (
    <Drawer open onClose={onClose} title={t('clocks.list')} size="large" data-testid="due-list">
      <p className="muted">{t('clocks.listHint')}</p>
      {due.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('clocks.listEmpty')} />}
      <ul className="due-list">
        {due.map((one) => (
          <DueRow key={one.incident.id} due={one} mayUrge={mayUrge} onClose={onClose} />
        ))}
      </ul>
    </Drawer>
  );
}

interface DueRowProps {
  readonly due: DueIncident;
  readonly mayUrge: boolean;
  readonly onClose: () => void;
}

function DueRow({ due: { incident, redCount, amberCount }, mayUrge, onClose }: DueRowProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { dismiss } = useSeat();
  const refusal = useHall((state) => state.commands.refusals[urgeSubject(incident)]?.error ?? null);
  const urge = incident.urges?.at(-1);
  const others = redCount + amberCount - 1;
  return (
    <li className="due-list-row" data-testid="due-row" data-incident={incident.id}>
      <span>{t(`priority.${incident.priority}`)}</span>
      <span className="due-list-words">
        <span>
          <button
            type="button"
            className="link"
            onClick={() => {
              selectIncident(store, incident.id);
              onClose();
            }}
          >
            #{incident.number} {t(`incidentType.${incident.type}`)}
          </button>{' '}
          {incident.summary}
        </span>
        <span className="muted">
          {t(`incidentStatus.${incident.status}`)}
          {urge !== undefined &&
            ` · ${urge.answer === undefined ? t('clocks.urgeWaiting') : t('clocks.urgeAnswered', { name: urge.answer.by.name })}`}
        </span>
        {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(urgeSubject(incident))} />}
      </span>
      <span>
        <LeadingClock incident={incident} />
        {others > 0 && <span className="muted"> {t('clocks.others', { count: others })}</span>}
      </span>
      {mayUrge ? <UrgeButton incident={incident} /> : <span />}
    </li>
  );
}

/** Apart from the incident's own commands, whose refusals stand at its panel. */
function urgeSubject({ id }: Incident): string {
  return `urge ${id}`;
}

function UrgeButton({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { send } = useSeat();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  async function urge(): Promise<void> {
    if (text.trim() === '') return;
    const urgeId = urgeIdSchema.parse(newId());
    const command = { type: 'urgeIncident', incidentId: incident.id, urgeId, text: text.trim() } as const;
    if (await send(command, urgeSubject(incident))) setIsOpen(false);
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={t('clocks.urge')}
      content={
        <div className="recall">
          <Input
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={() => void urge()}
            autoFocus
            maxLength={500}
            placeholder={t('clocks.urgeWords')}
            data-testid="urge-text"
          />
          <Button type="primary" disabled={text.trim() === ''} onClick={() => void urge()} data-testid="urge-send">
            {t('clocks.urge')}
          </Button>
        </div>
      }
    >
      <Button size="small" data-testid="urge-open">
        {t('clocks.urge')}
      </Button>
    </Popover>
  );
}
