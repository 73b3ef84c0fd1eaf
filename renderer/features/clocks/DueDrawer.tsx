import { Drawer, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { DueIncident } from '../../../protocol/clock/dueList.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { urgeIdSchema } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { useIncidentWords } from '../rulebook/index.ts';
import { ReasonButton, RefusalNotice, useSeat } from '../seat/index.ts';
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
  const words = useIncidentWords(incident);
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
            #{incident.number} {words}
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
  return (
    <ReasonButton
      words={t('clocks.urge')}
      placeholder={t('clocks.urgeWords')}
      button={{ size: 'small' }}
      testIds={{ open: 'urge-open', text: 'urge-text', send: 'urge-send' }}
      onSend={(text) => {
        const urgeId = urgeIdSchema.parse(newId());
        return send({ type: 'urgeIncident', incidentId: incident.id, urgeId, text }, urgeSubject(incident));
      }}
    />
  );
}
