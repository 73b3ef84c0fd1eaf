import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftIdSchema, type UnitId } from '../../../protocol/ids.ts';
import { conflictsOf } from '../../../protocol/roster/rosterConflicts.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { ConflictChips } from './ConflictChips.tsx';
import { rosterSubject } from './rosterSubject.ts';
import { emptyDraft, planOfDraft } from './shiftDraft.ts';
import { ShiftFields } from './ShiftFields.tsx';
import { useUnitName } from './useUnitName.ts';

/** A new shift of one unit. */
export function ShiftForm() {
  const { t } = useTranslation();
  const { send } = useSeat();
  const unitName = useUnitName();
  const units = useHall((state) => state.directory.units);
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const [draft, setDraft] = useState(emptyDraft);
  const unit = draft.unitId === null ? undefined : units[draft.unitId];
  const plan = unit === undefined ? null : planOfDraft(draft, unit);
  const [shiftId, setShiftId] = useState(() => shiftIdSchema.parse(newId()));
  async function save(): Promise<void> {
    if (plan === null || !(await send({ type: 'planShift', shiftId, plan }, rosterSubject))) return;
    setShiftId(shiftIdSchema.parse(newId()));
    setDraft({ ...draft, unitId: null, crew: [], vehicle: '' });
  }
  return (
    <div className="roster-form" role="group" aria-label={t('roster.plan')}>
      <Select<UnitId>
        showSearch={{ optionFilterProp: 'label' }}
        value={draft.unitId}
        placeholder={t('roster.unit')}
        aria-label={t('roster.unit')}
        options={Object.values(units).map(({ id }) => ({ value: id, label: unitName(id) }))}
        onChange={(unitId) => setDraft({ ...draft, unitId })}
      />
      <ShiftFields draft={draft} onDraft={setDraft} ownVehicle={unit?.vehicle ?? null} />
      <Button type="primary" disabled={plan === null} onClick={() => void save()} data-testid="shift-plan">
        {t('roster.plan')}
      </Button>
      {plan !== null && <ConflictChips conflicts={conflictsOf({ ...plan, id: shiftId }, shifts)} />}
    </div>
  );
}
