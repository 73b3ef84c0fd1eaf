import { Drawer, Empty, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { conflictsOf } from '../../../protocol/roster/rosterConflicts.ts';
import { shiftState, type ShiftState } from '../../../protocol/roster/shiftState.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat, useServerNow } from '../seat/index.ts';
import { rosterSubject } from './rosterSubject.ts';
import { ShiftForm } from './ShiftForm.tsx';
import { ShiftRow } from './ShiftRow.tsx';
import { useUnitName } from './useUnitName.ts';

const order: readonly ShiftState[] = ['late', 'overrun', 'onDuty', 'planned', 'missed', 'done', 'cancelled'];

/** Who serves when: planned, come, late, gone; who stands in two places at once; and what of it can be changed. */
export function RosterDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { session, dismiss } = useSeat();
  const unitName = useUnitName();
  const now = useServerNow();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const refusal = useHall((state) => state.commands.refusals[rosterSubject]?.error ?? null);
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<'all' | 'conflicts'>('all');
  const withConflicts = useMemo(
    () => Object.values(shifts).map((shift) => ({ shift, conflicts: conflictsOf(shift, shifts) })),
    [shifts],
  );
  const rows = useMemo(
    () =>
      withConflicts
        .filter(({ conflicts }) => shown === 'all' || conflicts.length > 0)
        .filter(({ shift }) =>
          [unitName(shift.unitId), shift.vehicle ?? '', ...shift.crew]
            .join(' ')
            .toLowerCase()
            .includes(words.trim().toLowerCase()),
        )
        .map((row) => ({ ...row, state: shiftState(row.shift, now) }))
        .sort(
          (one, other) =>
            order.indexOf(one.state) - order.indexOf(other.state) || one.shift.startAt - other.shift.startAt,
        ),
    [withConflicts, shown, words, unitName, now],
  );
  const colliding = withConflicts.filter(({ conflicts }) => conflicts.length > 0).length;
  const mayPlan = isPermitted(session.role, 'planShift');
  return (
    <Drawer open onClose={onClose} title={t('roster.title')} size={1040} data-testid="roster">
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(rosterSubject)} />}
      {mayPlan ? <ShiftForm /> : <p className="muted">{t('roster.readOnly')}</p>}
      <div className="roster-tools">
        <Segmented<'all' | 'conflicts'>
          size="small"
          value={shown}
          aria-label={t('roster.shown')}
          options={[
            { value: 'all', label: t('roster.all', { count: withConflicts.length }) },
            { value: 'conflicts', label: `${colliding > 0 ? '▲ ' : ''}${t('roster.conflicts', { count: colliding })}` },
          ]}
          onChange={setShown}
        />
        <Input
          size="small"
          allowClear
          value={words}
          placeholder={t('roster.search')}
          aria-label={t('roster.search')}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('roster.empty')} />}
      <ul className="roster-list">
        {rows.map(({ shift, state, conflicts }) => (
          <ShiftRow key={shift.id} {...{ shift, state, now, mayPlan, conflicts }} />
        ))}
      </ul>
    </Drawer>
  );
}
