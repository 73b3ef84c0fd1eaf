import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';
import { countSorts, timelineEntries, timelineSorts, type TimelineSort } from './timelineEntries.ts';
import { TimelineRow } from './TimelineRow.tsx';
import './timeline.css';

/** A deadline is shown as passed at most so long after it did. */
const beatMs = 5_000;

/** Everything that happened, newest first: both clocks, who, what they wrote; each line leads to its place, picture or unit. */
export function IncidentTimeline({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const messages = useHall((state) => state.dispatch.state.messages);
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  const beat = Math.floor(useServerNow() / beatMs) * beatMs;
  const [sort, setSort] = useState<TimelineSort | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const entries = useMemo(
    () => timelineEntries(incident, { incidents, messages, rulebook }, beat),
    [incident, incidents, messages, rulebook, beat],
  );
  const counts = useMemo(() => countSorts(entries), [entries]);
  const shown = sort === null ? entries : entries.filter((entry) => entry.sort === sort);

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined || !(event.target instanceof HTMLElement)) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = rows.findIndex((row) => row.contains(event.target instanceof Node ? event.target : null));
    // The seat's own arrows walk the list of incidents; here they walk the lines.
    event.preventDefault();
    event.stopPropagation();
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  }
  return (
    <section aria-label={t('timeline.title')}>
      <h3>{t('timeline.title')}</h3>
      <div className="timeline-sorts" role="group" aria-label={t('timeline.filter')}>
        {([null, ...timelineSorts] as const).map((one) => {
          const count = one === null ? entries.length : counts[one];
          return (
            <button
              type="button"
              key={one ?? 'all'}
              className="kind-chip"
              aria-pressed={sort === one}
              disabled={count === 0 && sort !== one}
              onClick={() => setSort(one)}
              data-testid={`timeline-${one ?? 'all'}`}
            >
              {t(`timeline.sort.${one ?? 'all'}`)} <b>{count}</b>
            </button>
          );
        })}
      </div>
      {shown.length === 0 && <p className="muted">{t('timeline.none')}</p>}
      <ol className="timeline" ref={list} onKeyDown={onKeyDown} title={t('timeline.keys')}>
        {shown.map((entry, index) => (
          <TimelineRow key={`${entry.kind} ${entry.key}`} entry={entry} isFirst={index === 0} />
        ))}
      </ol>
    </section>
  );
}
