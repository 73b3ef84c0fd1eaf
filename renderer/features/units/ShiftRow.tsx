import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift, ShiftPlan } from '../../../protocol/roster/roster.ts';
import type { RosterConflict } from '../../../protocol/roster/rosterConflicts.ts';
import type { ShiftState } from '../../../protocol/roster/shiftState.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import { ReasonButton, runningClock, useSeat } from '../seat/index.ts';
import { ConflictChips } from './ConflictChips.tsx';
import { CrewSwapForm } from './CrewSwapForm.tsx';
import { rosterSubject } from './rosterSubject.ts';
import { ShiftChangeForm } from './ShiftChangeForm.tsx';
import { shiftTimes } from './shiftTimes.ts';
import { useUnitName } from './useUnitName.ts';

interface ShiftRowProps {
  readonly shift: Shift;
  readonly state: ShiftState;
  readonly now: number;
  readonly mayPlan: boolean;
  readonly conflicts: readonly RosterConflict[];
}

const changeable: readonly ShiftState[] = ['planned', 'late', 'onDuty', 'overrun'];

/** One shift: how it stands, who serves, what collides, what was changed and why; and what can be changed. */
export function ShiftRow({ shift, state, now, mayPlan, conflicts }: ShiftRowProps) {
  const { t, i18n } = useTranslation();
  const { send } = useSeat();
  const unitName = useUnitName();
  const [form, setForm] = useState<'change' | 'swap' | null>(null);
  const time = (at: number): string => dayTime(at, i18n.language);
  const { startedAt, endedAt, changes = [] } = shift;
  const mayChange = mayPlan && changeable.includes(state);
  return (
    <li className="roster-row" data-state={state} data-testid="shift" data-shift={shift.id}>
      <span className="shift-state" data-state={state}>
        {state === 'late'
          ? t('roster.lateBy', { time: runningClock(now - shift.startAt) })
          : t(`roster.state.${state}`)}
      </span>
      <b>{unitName(shift.unitId)}</b>
      <span>{shiftTimes(shift, i18n.language)}</span>
      <span>
        {shift.crew.length === 0 ? <span className="muted">{t('roster.noCrew')}</span> : shift.crew.join('、')}
        {shift.vehicle !== null && <span className="muted"> · {shift.vehicle}</span>}
        {startedAt !== undefined && (
          <span className="muted">
            {' · '}
            {endedAt === undefined
              ? t('roster.actual', { from: time(startedAt) })
              : t('roster.actualTo', { from: time(startedAt), to: time(endedAt) })}
          </span>
        )}
        {shift.cancelled !== undefined && (
          <span className="muted">
            {' · '}
            {shift.cancelled.by}：{shift.cancelled.reason}
          </span>
        )}
      </span>
      <span className="roster-verbs">
        {mayChange && (
          <Button size="small" onClick={() => setForm('change')} data-testid="shift-change">
            {t('roster.change')}
          </Button>
        )}
        {mayChange && shift.crew.length > 0 && (
          <Button size="small" onClick={() => setForm('swap')} data-testid="shift-swap">
            {t('roster.swap')}
          </Button>
        )}
        {mayPlan && (state === 'planned' || state === 'late') && (
          <ReasonButton
            words={t('roster.cancel')}
            placeholder={t('roster.cancelReason')}
            maxLength={200}
            button={{ size: 'small', danger: true }}
            isDanger
            testIds={{ open: 'shift-cancel', text: 'shift-cancel-reason', send: 'shift-cancel-send' }}
            onSend={(reason) =>
              send({ type: 'cancelShift', shiftId: shift.id, expect: shift.version, reason }, rosterSubject)
            }
          />
        )}
      </span>
      <ConflictChips conflicts={conflicts} />
      {changes.length > 0 && (
        <details className="roster-history">
          <summary>{t('roster.changes', { count: changes.length })}</summary>
          <ol>
            {changes.toReversed().map((change, index) => {
              const after = changes[changes.length - index]?.before ?? shift;
              return (
                <li key={change.at}>
                  {time(change.at)} {change.by}：{change.reason === '' ? t('roster.noReason') : change.reason}
                  <span className="muted"> · {changeWords(change.before, after).join('；')}</span>
                </li>
              );
            })}
          </ol>
        </details>
      )}
      {form === 'change' && <ShiftChangeForm shift={shift} onClose={() => setForm(null)} />}
      {form === 'swap' && <CrewSwapForm shift={shift} onClose={() => setForm(null)} />}
    </li>
  );

  function changeWords(before: ShiftPlan, after: ShiftPlan): string[] {
    const added = after.crew.filter((name) => !before.crew.includes(name));
    const gone = before.crew.filter((name) => !after.crew.includes(name));
    const isMoved = before.startAt !== after.startAt || before.endAt !== after.endAt;
    return [
      ...(added.length > 0 ? [t('roster.added', { names: added.join('、') })] : []),
      ...(gone.length > 0 ? [t('roster.gone', { names: gone.join('、') })] : []),
      ...(isMoved ? [t('roster.moved', { words: shiftTimes(before, i18n.language) })] : []),
      ...(before.vehicle === after.vehicle ? [] : [t('roster.otherVehicle', { name: before.vehicle ?? '–' })]),
      ...(before.unitId === after.unitId ? [] : [t('roster.otherUnit', { name: unitName(before.unitId) })]),
    ];
  }
}
