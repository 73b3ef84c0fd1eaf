import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall, selectIncident, useHallStore } from '../../store/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { Age, useSeat } from '../seat/index.ts';
import { HandOffRow } from './HandOffRow.tsx';
import { askedHandOffs } from './reach.ts';
import { ReturnedHandOffs } from './ReturnedHandOffs.tsx';
import { useInformed } from './useInformed.ts';
import './areas.css';

/** More than these would push the work off the page; the rest is counted. */
const shownRows = 3;

/** At a lower centre: what was done past it. At an agency: what it is asked to take over. */
export function CentreNotices() {
  const { t } = useTranslation();
  const store = useHallStore();
  const nameOf = useIncidentNamer();
  const { session } = useSeat();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const asked = useMemo(() => askedHandOffs(session, incidents), [session, incidents]);
  const { news, confirm } = useInformed();
  return (
    <>
      {asked.length > 0 && (
        <ul className="centre-notices" role="alert" aria-label={t('areas.handOffs')}>
          {asked.map((incident) => (
            <HandOffRow key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
      <ReturnedHandOffs />
      {news.length > 0 && (
        <section className="centre-notices" aria-label={t('areas.informed')} data-testid="informed">
          {news.slice(0, shownRows).map((one) => (
            <div key={one.incident.id} className="informed-row" data-testid="informed-row">
              <span className="informed-mark">{t('areas.informedMark')}</span>
              <button
                type="button"
                className="link"
                onClick={() => {
                  selectIncident(store, one.incident.id);
                  confirm([one]);
                }}
              >
                #{one.incident.number} {nameOf(one.incident)}
              </button>
              <span className="informed-words">
                {one.incident.summary} ·{' '}
                {one.lines
                  .slice(-2)
                  .map((line) => `${line.actor.name} ${t(`event.${line.event}`, { defaultValue: line.event })}`)
                  .join(' · ')}
              </span>
              <Age at={one.lines.at(-1)?.at ?? 0} />
              <Button size="small" onClick={() => confirm([one])} data-testid="informed-seen">
                {t('areas.seen')}
              </Button>
            </div>
          ))}
          {news.length > shownRows && (
            <div className="informed-row">
              <span>{t('areas.more', { count: news.length - shownRows })}</span>
              <Button size="small" onClick={() => confirm(news)}>
                {t('areas.allSeen')}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}
