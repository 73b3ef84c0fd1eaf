import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shift } from '../../../protocol/roster/roster.ts';
import { conflictsOf } from '../../../protocol/roster/rosterConflicts.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { ConflictChips } from './ConflictChips.tsx';
import { RosterReason } from './RosterReason.tsx';
import { rosterSubject } from './rosterSubject.ts';
import { draftOf, planOfDraft } from './shiftDraft.ts';
import { ShiftFields } from './ShiftFields.tsx';

interface ShiftChangeFormProps {
  readonly shift: Shift;
  readonly onClose: () => void;
}

/** Adds people to a shift, takes them off, moves its times; what somebody else changed meanwhile is not overwritten. */
export function ShiftChangeForm({ shift, onClose }: ShiftChangeFormProps) {
  const { t } = useTranslation();
  const { send } = useSeat();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const [opened] = useState(shift);
  const [draft, setDraft] = useState(() => draftOf(shift));
  const [reason, setReason] = useState('');
  const changed = planOfDraft(draft, { vehicle: null, skills: shift.skills });
  const hasBegun = opened.startedAt !== undefined;
  // The field knows minutes only: what has begun keeps its beginning to the millisecond.
  const plan = changed !== null && hasBegun ? { ...changed, startAt: opened.startAt } : changed;
  const isReady = plan !== null && reason.trim() !== '';
  async function save(): Promise<void> {
    if (plan === null || !isReady) return;
    const { id: shiftId, version: expect } = opened;
    const command = { type: 'changeShift', shiftId, expect, plan, reason: reason.trim() } as const;
    if (await send(command, rosterSubject)) onClose();
  }
  return (
    <div
      className="roster-form roster-change"
      role="group"
      aria-label={t('roster.change')}
      data-testid="shift-change-form"
    >
      {shift.version !== opened.version && <p role="alert">{t('roster.changedMeanwhile')}</p>}
      <ShiftFields draft={draft} onDraft={setDraft} hasBegun={hasBegun} />
      <RosterReason
        reason={reason}
        onReason={setReason}
        verb={t('roster.save')}
        isReady={isReady}
        onSend={() => void save()}
        onClose={onClose}
        testId="shift"
      />
      {plan !== null && <ConflictChips conflicts={conflictsOf({ ...shift, ...plan }, shifts)} />}
    </div>
  );
}
