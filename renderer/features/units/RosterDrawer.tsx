import { Button, Drawer, Empty, Input, Popconfirm, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { shiftIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { Shift } from '../../../protocol/roster/roster.ts';
import { shiftState, type ShiftState } from '../../../protocol/roster/shiftState.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, runningClock, useSeat, useServerNow } from '../seat/index.ts';
import { useUnitName } from './useUnitName.ts';

const subject = 'roster';
const order: readonly ShiftState[] = ['late', 'overrun', 'onDuty', 'planned', 'missed', 'done', 'cancelled'];

/** Who serves when: planned, come, late, gone. */
export function RosterDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { session, dismiss } = useSeat();
  const now = useServerNow();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const rows = useMemo(
    () =>
      Object.values(shifts)
        .map((shift) => ({ shift, state: shiftState(shift, now) }))
        .sort(
          (one, other) =>
            order.indexOf(one.state) - order.indexOf(other.state) || one.shift.startAt - other.shift.startAt,
        ),
    [shifts, now],
  );
  const mayPlan = isPermitted(session.role, 'planShift');
  return (
    <Drawer open onClose={onClose} title={t('roster.title')} size="large" data-testid="roster">
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subject)} />}
      {mayPlan && <ShiftForm />}
      {rows.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('roster.empty')} />}
      <ul className="roster-list">
        {rows.map(({ shift, state }) => (
          <ShiftRow key={shift.id} {...{ shift, state, now, mayPlan }} />
        ))}
      </ul>
    </Drawer>
  );
}

interface ShiftRowProps {
  readonly shift: Shift;
  readonly state: ShiftState;
  readonly now: number;
  readonly mayPlan: boolean;
}

function ShiftRow({ shift, state, now, mayPlan }: ShiftRowProps) {
  const { t, i18n } = useTranslation();
  const { send } = useSeat();
  const unitName = useUnitName();
  const [reason, setReason] = useState('');
  const time = (at: number): string =>
    new Date(at).toLocaleString(i18n.language, {
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
  const { startedAt, endedAt } = shift;
  return (
    <li className="roster-row" data-state={state} data-testid="shift">
      <span className="shift-state" data-state={state}>
        {state === 'late'
          ? t('roster.lateBy', { time: runningClock(now - shift.startAt) })
          : t(`roster.state.${state}`)}
      </span>
      <b>{unitName(shift.unitId)}</b>
      <span>
        {time(shift.startAt)} — {time(shift.endAt)}
      </span>
      <span className="muted">
        {[...shift.crew, ...(shift.vehicle === null ? [] : [shift.vehicle])].join('、')}
        {startedAt !== undefined &&
          ` · ${
            endedAt === undefined
              ? t('roster.actual', { from: time(startedAt) })
              : t('roster.actualTo', { from: time(startedAt), to: time(endedAt) })
          }`}
        {shift.cancelled !== undefined && ` · ${shift.cancelled.by}: ${shift.cancelled.reason}`}
      </span>
      {mayPlan && (state === 'planned' || state === 'late') && (
        <Popconfirm
          title={t('roster.cancel')}
          description={
            <Input
              value={reason}
              maxLength={200}
              placeholder={t('roster.cancelReason')}
              onChange={(event) => setReason(event.target.value)}
            />
          }
          okButtonProps={{ disabled: reason.trim() === '' }}
          onConfirm={() =>
            void send({ type: 'cancelShift', shiftId: shift.id, expect: shift.version, reason: reason.trim() }, subject)
          }
        >
          <Button size="small">{t('roster.cancel')}</Button>
        </Popconfirm>
      )}
    </li>
  );
}

function ShiftForm() {
  const { t } = useTranslation();
  const { send } = useSeat();
  const unitName = useUnitName();
  const units = useHall((state) => state.directory.units);
  const [unitId, setUnitId] = useState<UnitId | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [crew, setCrew] = useState('');
  const [vehicle, setVehicle] = useState('');
  const unit = unitId === null ? undefined : units[unitId];
  const isSpan = from !== '' && to !== '';
  async function plan(): Promise<void> {
    if (unit === undefined || !isSpan) return;
    const names = crew
      .split(/[,，、;；]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const taken = vehicle.trim() === '' ? unit.vehicle : vehicle.trim();
    const isDone = await send(
      {
        type: 'planShift',
        shiftId: shiftIdSchema.parse(newId()),
        plan: {
          unitId: unit.id,
          ...{ startAt: new Date(from).valueOf(), endAt: new Date(to).valueOf(), crew: names, vehicle: taken },
          skills: unit.skills,
        },
      },
      subject,
    );
    if (isDone) setCrew('');
  }
  return (
    <div className="roster-form" role="group" aria-label={t('roster.plan')}>
      <Select<UnitId>
        showSearch={{ optionFilterProp: 'label' }}
        value={unitId}
        placeholder={t('roster.unit')}
        aria-label={t('roster.unit')}
        options={Object.values(units).map(({ id }) => ({ value: id, label: unitName(id) }))}
        onChange={setUnitId}
      />
      <Input
        type="datetime-local"
        value={from}
        aria-label={t('roster.from')}
        data-testid="shift-from"
        onChange={(event) => setFrom(event.target.value)}
      />
      <Input
        type="datetime-local"
        value={to}
        aria-label={t('roster.to')}
        data-testid="shift-to"
        onChange={(event) => setTo(event.target.value)}
      />
      <Input
        value={crew}
        placeholder={t('roster.crew')}
        aria-label={t('roster.crew')}
        onChange={(event) => setCrew(event.target.value)}
      />
      <Input
        value={vehicle}
        placeholder={unit?.vehicle ?? t('roster.vehicle')}
        aria-label={t('roster.vehicle')}
        maxLength={40}
        onChange={(event) => setVehicle(event.target.value)}
      />
      <Button type="primary" disabled={unit === undefined || !isSpan} onClick={() => void plan()}>
        {t('roster.plan')}
      </Button>
    </div>
  );
}
