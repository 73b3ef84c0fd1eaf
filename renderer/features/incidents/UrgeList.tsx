import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { Urge } from '../../../protocol/incident/incidentRoads.ts';
import { Age, useNearTime, useSeat } from '../seat/index.ts';
import { TextForm } from './TextForm.tsx';
import type { IncidentCommands } from './useIncidentCommands.ts';

interface UrgeListProps {
  readonly incident: Incident;
  readonly commands: IncidentCommands;
}

/** 督办 with its receipt: what was urged, by whom, and who answered what. */
export function UrgeList({ incident, commands }: UrgeListProps) {
  const { t } = useTranslation();
  const { urges = [] } = incident;
  if (urges.length === 0) return null;
  return (
    <section
      className={urges.some(({ answer }) => answer === undefined) ? 'urge-list is-open' : 'urge-list'}
      aria-label={t('sideRoads.urges')}
      data-testid="urges"
    >
      <h3>{t('sideRoads.urges')}</h3>
      <ul className="urges">
        {urges.toReversed().map((urge) => (
          <UrgeRow key={urge.id} urge={urge} commands={commands} />
        ))}
      </ul>
    </section>
  );
}

function UrgeRow({ urge, commands }: Pick<UrgeListProps, 'commands'> & { readonly urge: Urge }) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const time = useNearTime();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const isOwn = urge.by.accountId === session.accountId;
  async function answer(): Promise<void> {
    const isDone = await commands.ask(({ id }) => ({
      type: 'answerUrge',
      incidentId: id,
      urgeId: urge.id,
      text: text.trim(),
    }));
    if (isDone) setIsOpen(false);
  }
  return (
    <li data-answered={urge.answer !== undefined}>
      <div>
        <b>{urge.by.name}</b> <Age at={urge.at} />
        {t('sign.colon')}
        {urge.text}
      </div>
      {urge.answer !== undefined ? (
        <div className="muted">
          {urge.answer.by.name} {time(urge.answer.at)}
          {t('sign.colon')}
          {urge.answer.text}
        </div>
      ) : isOpen ? (
        <TextForm
          name={t('sideRoads.answer')}
          text={text}
          onText={setText}
          placeholder={t('sideRoads.answerWords')}
          isReady={text.trim() !== ''}
          isPending={commands.pending === 'answerUrge'}
          testId="urge-answer"
          onCancel={() => setIsOpen(false)}
          onSubmit={() => void answer()}
        />
      ) : (
        isPermitted(session.role, 'answerUrge') && (
          <div>
            <Button
              size="small"
              disabled={isOwn || commands.isOffline}
              onClick={() => setIsOpen(true)}
              data-testid="urge-answer"
            >
              {t('sideRoads.answer')}
            </Button>
            {isOwn && <span className="muted"> {t('reasons.ownRequest')}</span>}
          </div>
        )
      )}
    </li>
  );
}
