import { Empty, Segmented, Skeleton } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import {
  incidentQueue,
  isFinished,
  selectIncident,
  useHall,
  useHallStore,
  type Preferences,
} from '../../store/index.ts';
import { useReachIncidents } from '../areas/index.ts';
import { bindKeys, useShortcuts, useVisibleRows } from '../seat/index.ts';
import { IncidentRow } from './IncidentRow.tsx';
import { KindChips } from './KindChips.tsx';
import { ListTools } from './ListTools.tsx';
import { countKinds, isWholeList, wholeList } from './listView.ts';
import { useListView } from './useListView.ts';
import './incidents.css';
import './list.css';

/** As `list.css` has it. */
const rowRem = 3.25;

type Queue = Preferences['queue'];

export function IncidentQueue({ onReport }: { readonly onReport: (() => void) | null }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const isLoaded = useHall((state) => state.dispatch.isLoaded);
  const incidents = useReachIncidents();
  const queue = useHall((state) => state.preferences.queue);
  const accountId = useHall((state) => state.session.session?.accountId);
  const selectedId = useHall((state) => state.selection.incidentId);
  const list = useRef<HTMLDivElement>(null);
  const byQueue = useMemo(() => {
    const all = Object.values(incidents);
    const active = incidentQueue(all.filter((incident) => !isFinished(incident)));
    const mine = active.filter(
      (incident) =>
        accountId !== undefined &&
        (incident.handlers.includes(accountId) || incident.reportedBy.accountId === accountId),
    );
    const finished = all.filter(isFinished).sort((first, second) => second.lastSeq - first.lastSeq);
    return { active, mine, finished } satisfies Record<Queue, Incident[]>;
  }, [incidents, accountId]);
  const { view, setView, cards } = useListView(byQueue[queue]);
  // A large event opens its parts while one of them, or itself, is selected.
  const rows = cards.flatMap(({ incident, children }) => {
    const isOpen = [incident, ...children].some(({ id }) => id === selectedId);
    const parts = isOpen ? children.map((child) => ({ incident: child, parts: 0, isPart: true })) : [];
    return [{ incident, parts: children.length, isPart: false }, ...parts];
  });
  const shown = rows.map(({ incident }) => incident);
  const kinds = useMemo(() => countKinds(byQueue[queue]), [byQueue, queue]);
  const rowPx = rowRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { first, last, onScroll } = useVisibleRows(list, rowPx, rows.length);

  function step(by: number): void {
    const index = shown.findIndex((incident) => incident.id === selectedId);
    const next = shown[index === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, index + by))];
    if (next !== undefined) selectIncident(store, next.id);
  }
  useShortcuts(bindKeys({ next: () => step(1), previous: () => step(-1) }));
  const scrolledTo = useRef<string | null>(null);
  const selectedIndex = shown.findIndex((incident) => incident.id === selectedId);
  useEffect(() => {
    list.current?.scrollTo({ top: 0 });
  }, [queue, view.filter, view.sort]);
  useEffect(() => {
    const frame = list.current;
    // Only a choice moves the list, not an incident that comes in above the chosen one.
    if (frame === null || selectedIndex === -1 || scrolledTo.current === selectedId) return;
    scrolledTo.current = selectedId;
    const top = selectedIndex * rowPx;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + rowPx > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + rowPx - frame.clientHeight;
  }, [selectedId, selectedIndex, rowPx]);

  return (
    <section className="panel incident-queue" aria-label={t('queue.title')}>
      <header className="panel-head">
        <h2>{t('queue.title')}</h2>
        <Segmented<Queue>
          size="small"
          value={queue}
          aria-label={t('queue.filter')}
          options={(['active', 'mine', 'finished'] as const).map((value) => ({
            value,
            label: `${t(`queue.${value}`)} ${byQueue[value].length}`,
          }))}
          onChange={(value) => store.setState(({ preferences }) => ({ preferences: { ...preferences, queue: value } }))}
        />
      </header>
      <ListTools view={view} onView={setView}>
        <KindChips kinds={kinds} filter={view.filter} onFilter={(filter) => setView({ ...view, filter })} />
      </ListTools>
      <div
        className="panel-body"
        ref={list}
        onScroll={onScroll}
        // Only a list of options is a list box; what stands here instead of one is not.
        {...(shown.length > 0 && { role: 'listbox', 'aria-label': t('queue.title') })}
      >
        {!isLoaded && <Skeleton active title={false} paragraph={{ rows: 6 }} className="panel-pad" />}
        {isLoaded && shown.length === 0 && byQueue[queue].length > 0 && !isWholeList(view.filter) && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.noneFits')}>
            <button type="button" className="link" onClick={() => setView({ ...view, filter: wholeList })}>
              {t('list.all')}
            </button>
          </Empty>
        )}
        {isLoaded && byQueue[queue].length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`queue.empty.${queue}`)}>
            {queue === 'active' && onReport !== null && (
              <button type="button" className="link" onClick={onReport}>
                {t('queue.emptyReport')}
              </button>
            )}
          </Empty>
        )}
        <div className="incident-rows" style={{ height: rows.length * rowPx }} role="presentation">
          <div style={{ transform: `translateY(${first * rowPx}px)` }} role="presentation">
            {rows.slice(first, last).map(({ incident, parts, isPart }, index) => (
              <IncidentRow
                key={incident.id}
                incident={incident}
                parts={parts}
                isPart={isPart}
                position={first + index + 1}
                size={rows.length}
                isSelected={incident.id === selectedId}
                onSelect={() => selectIncident(store, incident.id)}
              />
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}
