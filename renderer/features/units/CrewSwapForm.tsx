import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '../../../protocol/roster/roster.ts';
import { conflictsOf } from '../../../protocol/roster/rosterConflicts.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { ConflictChips } from './ConflictChips.tsx';
import { RosterReason } from './RosterReason.tsx';
import { rosterSubject } from './rosterSubject.ts';
import { shiftTimes } from './shiftTimes.ts';
import { useUnitName } from './useUnitName.ts';

interface CrewSwapFormProps {
  readonly shift: Shift;
  readonly onClose: () => void;
}

/** One of this shift and one of another serve in each other's place. */
export function CrewSwapForm({ shift, onClose }: CrewSwapFormProps) {
  const { t, i18n } = useTranslation();
  const { send } = useSeat();
  const unitName = useUnitName();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const [leaves, setLeaves] = useState<string | null>(shift.crew.length === 1 ? (shift.crew[0] ?? null) : null);
  const [index, setIndex] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const places = useMemo(
    () =>
      Object.values(shifts)
        .filter((one) => one.id !== shift.id && one.cancelled === undefined && one.endedAt === undefined)
        .sort((one, other) => one.startAt - other.startAt)
        .flatMap((other) => other.crew.map((name) => ({ other, name })))
        .filter(({ name }) => !shift.crew.includes(name)),
    [shifts, shift],
  );
  const place = index === null ? undefined : places[index];
  const isReady = leaves !== null && place !== undefined && reason.trim() !== '';
  async function swap(): Promise<void> {
    if (leaves === null || place === undefined || !isReady) return;
    const { other, name } = place;
    const isDone = await send(
      {
        type: 'swapCrew',
        first: { shiftId: shift.id, expect: shift.version, name: leaves },
        second: { shiftId: other.id, expect: other.version, name },
        reason: reason.trim(),
      },
      rosterSubject,
    );
    if (isDone) onClose();
  }
  return (
    <div className="roster-form roster-change" role="group" aria-label={t('roster.swap')} data-testid="shift-swap-form">
      <Select<string>
        value={leaves}
        placeholder={t('roster.swapLeaves')}
        aria-label={t('roster.swapLeaves')}
        options={shift.crew.map((name) => ({ value: name, label: name }))}
        onChange={setLeaves}
        data-testid="swap-leaves"
      />
      <Select<number>
        className="swap-comes"
        showSearch={{ optionFilterProp: 'label' }}
        value={index}
        placeholder={t('roster.swapComes')}
        aria-label={t('roster.swapComes')}
        notFoundContent={t('roster.swapNobody')}
        options={places.map(({ other, name }, value) => ({
          value,
          label: `${name} · ${unitName(other.unitId)} · ${shiftTimes(other, i18n.language)}`,
        }))}
        onChange={setIndex}
        data-testid="swap-comes"
      />
      <RosterReason
        reason={reason}
        onReason={setReason}
        verb={t('roster.swap')}
        isReady={isReady}
        onSend={() => void swap()}
        onClose={onClose}
        testId="swap"
      />
      {leaves !== null && place !== undefined && (
        <ConflictChips conflicts={conflictsAfter(shift, leaves, place, shifts)} />
      )}
    </div>
  );
}

/** What would stand in two shifts at once after the change of places. */
function conflictsAfter(
  shift: Shift,
  leaves: string,
  { other, name }: { readonly other: Shift; readonly name: string },
  shifts: Readonly<Record<string, Shift>>,
) {
  const exchange = (crew: readonly string[], out: string, come: string) =>
    crew.map((one) => (one === out ? come : one));
  const here = { ...shift, crew: exchange(shift.crew, leaves, name) };
  const there = { ...other, crew: exchange(other.crew, name, leaves) };
  const after = { ...shifts, [here.id]: here, [there.id]: there };
  return [...conflictsOf(here, after), ...conflictsOf(there, after)].filter(({ kind }) => kind === 'person');
}
