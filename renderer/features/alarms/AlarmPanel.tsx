import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';
import { selectAlarm, useHall, useHallStore } from '../../store/index.ts';
import { useVisibleRows } from '../seat/index.ts';
import { AlarmDetail } from './AlarmDetail.tsx';
import { alarmQueue } from './alarmQueue.ts';
import { AlarmRow } from './AlarmRow.tsx';
import './alarms.css';

const rowPx = 52;

/** Alarms of other systems that wait for a person, one card a storm. The server lets each change at most once a second. */
export function AlarmPanel() {
  const { t } = useTranslation();
  const store = useHallStore();
  const groups = useHall((state) => state.dispatch.state.alarms.groups);
  const waiting = useMemo(() => alarmQueue(groups), [groups]);
  const selectedId = useHall((state) => state.selection.alarmGroupId);
  const frame = useRef<HTMLDivElement>(null);
  const { first, last, onScroll } = useVisibleRows(frame, rowPx, waiting.length);
  const selected = waiting.find(({ id }) => id === selectedId);
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const select = useMemo(() => (group: AlarmGroup) => selectAlarm(store, group), [store]);
  return (
    <section className="panel alarm-panel" aria-label={t('alarms.title')}>
      <header className="panel-head">
        <h2>{t('alarms.title')}</h2>
        <span className="muted" data-testid="alarm-total">
          {t('alarms.waiting', { groups: waiting.length, count: total })}
        </span>
      </header>
      <div
        className="panel-body"
        ref={frame}
        tabIndex={0}
        onScroll={onScroll}
        {...(waiting.length > 0 && { role: 'listbox', 'aria-label': t('alarms.title') })}
      >
        {waiting.length === 0 && <p className="muted panel-pad">{t('alarms.none')}</p>}
        <div className="alarm-rows" style={{ height: waiting.length * rowPx }} role="presentation">
          <div style={{ transform: `translateY(${first * rowPx}px)` }} role="presentation">
            {waiting.slice(first, last).map((group) => (
              <AlarmRow key={group.id} group={group} isSelected={group.id === selectedId} onSelect={select} />
            ))}
          </div>
        </div>
      </div>
      {selected !== undefined && (
        <AlarmDetail key={selected.id} group={selected} onDone={() => selectAlarm(store, null)} />
      )}
    </section>
  );
}
