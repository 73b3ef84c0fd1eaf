import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useNearTime } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import { clockMark, clockWords } from './clockWords.ts';
import { useIncidentClocks } from './useIncidentClocks.ts';
import './clocks.css';

/** Every clock of an incident, running or stopped, with word and shape beside the colour. */
export function ClockList({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const time = useNearTime();
  const { clocks, now } = useIncidentClocks(incident);
  if (clocks.length === 0) return null;
  return (
    <section aria-label={t('clocks.title')}>
      <h3>{t('clocks.title')}</h3>
      <ul className="clock-list">
        {clocks.map((clock) => (
          <li
            key={clock.id}
            className="deadline"
            data-state={clock.isPaused === true ? 'paused' : clock.state}
            data-stopped={clock.stoppedAt !== undefined}
            data-kind={clock.kind}
          >
            <span aria-hidden="true">{clockMark(clock)}</span>
            <span className="clock-name">
              {t(`clocks.kind.${clock.kind}`)}
              {clock.unitId !== undefined && <span className="muted"> {unitName(clock.unitId)}</span>}
            </span>
            <span className="clock-state">{t(`clocks.state.${clock.state}`)}</span>
            <b>{clockWords(t, clock, now)}</b>
            <time className="muted" dateTime={new Date(clock.dueAt).toISOString()}>
              {time(clock.dueAt)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
