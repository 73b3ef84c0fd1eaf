import { useTranslation } from 'react-i18next';
import { leadingClock } from '../../../protocol/clock/dueList.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useNearTime } from '../seat/index.ts';
import { clockMark, clockWords } from './clockWords.ts';
import { useIncidentClocks } from './useIncidentClocks.ts';
import './clocks.css';

/** The most pressing clock of an incident, for its row in the queue; nothing where none runs. */
export function LeadingClock({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const time = useNearTime();
  const { clocks, now } = useIncidentClocks(incident);
  const clock = leadingClock(clocks) ?? clocks.find(({ isPaused }) => isPaused === true) ?? null;
  if (clock === null) return null;
  return (
    <span
      className="deadline"
      data-state={clock.isPaused === true ? 'paused' : clock.state}
      data-testid="deadline"
      title={`${t(`clocks.kind.${clock.kind}`)} · ${t(`clocks.state.${clock.state}`)} · ${t('clocks.dueAt', { time: time(clock.dueAt) })}`}
    >
      <span aria-hidden="true">{clockMark(clock)}</span>{' '}
      <span className="clock-name">{t(`clocks.kind.${clock.kind}`)}</span> {clockWords(t, clock, now)}
    </span>
  );
}
