import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import { useHall } from '../../store/index.ts';
import { runningClock, useNearTime, useServerNow } from '../seat/index.ts';
import './lifecycle.css';

/** How the side roads stand that this incident is on: parked, more time asked for, handed to another agency, escalated. */
export function RoadCards({ incident }: { readonly incident: Incident }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow();
  const time = useNearTime();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const directory = useHall((state) => state.directory.directory);
  const { parked, extension, handOff, agencyId, leadAreaId } = incident;
  const agencyName = (id: string) => directory?.agencies.find((one) => one.id === id)?.name[language] ?? id;
  const lead = directory?.areas.find(({ id }) => id === leadAreaId);
  return (
    <>
      {lead !== undefined && (
        <RoadCard name={t('sideRoads.lead')} state="done">
          {lead.name[language]} <span className="muted">{t(`areaLevel.${lead.level}`)}</span>
        </RoadCard>
      )}
      {handOff !== undefined && (
        <RoadCard
          name={t('sideRoads.handOffTo', { agency: agencyName(handOff.toAgencyId) })}
          state={handOff.state}
          testId="hand-off"
        >
          <b>{t(`sideRoads.handOff.${handOff.state}`)}</b>
          {handOff.state === 'asked' && (
            <span className="status-clock">
              {t('sideRoads.answerIn', { time: runningClock(Math.max(0, handOff.answerDue - now)) })}
            </span>
          )}
          <p>
            {handOff.askedBy.name} {time(handOff.askedAt)}
            {t('sign.colon')}
            {handOff.reason}
          </p>
          <Answer answer={handOff.answer} />
        </RoadCard>
      )}
      {agencyId !== undefined && handOff?.state !== 'accepted' && (
        <RoadCard name={t('sideRoads.agencyLeads')} state="done">
          {agencyName(agencyId)}
        </RoadCard>
      )}
      {extension !== undefined && (
        <RoadCard
          name={t('sideRoads.extensionUntil', { time: dayTime(extension.until, i18n.language) })}
          state={extension.state}
          testId="extension"
        >
          <b>{t(`sideRoads.extension.${extension.state}`)}</b>
          <p>
            {extension.askedBy.name} {time(extension.askedAt)}
            {t('sign.colon')}
            {extension.reason}
          </p>
          <Answer answer={extension.answer} />
        </RoadCard>
      )}
      {parked !== undefined && (
        <RoadCard name={t('incidentStatus.parked')} state="asked" testId="parked">
          <b>
            {parked.until === null
              ? t('sideRoads.parkedOpen')
              : t('sideRoads.parkedUntil', { time: dayTime(parked.until, i18n.language) })}
          </b>
          <p>
            {parked.by.name} {time(parked.at)}
            {t('sign.colon')}
            {parked.reason}
          </p>
        </RoadCard>
      )}
    </>
  );
}

interface RoadCardProps {
  readonly name: string;
  readonly state: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

function RoadCard({ name, state, testId, children }: RoadCardProps) {
  return (
    <section className="side-road" aria-label={name} data-state={state} data-testid={testId}>
      <h3>{name}</h3>
      <div>{children}</div>
    </section>
  );
}

function Answer({ answer }: { readonly answer: { by: { name: string }; at: number; text: string } | undefined }) {
  const { t } = useTranslation();
  const time = useNearTime();
  if (answer === undefined) return null;
  return (
    <p>
      {answer.by.name} {time(answer.at)}
      {answer.text !== '' && `${t('sign.colon')}${answer.text}`}
    </p>
  );
}
