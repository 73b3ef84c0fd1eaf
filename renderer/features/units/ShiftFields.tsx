import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CrewSelect } from './CrewSelect.tsx';
import { DayTimeInput } from '../seat/index.ts';
import type { ShiftDraft } from './shiftDraft.ts';

interface ShiftFieldsProps {
  readonly draft: ShiftDraft;
  readonly onDraft: (draft: ShiftDraft) => void;
  /** What has begun keeps its beginning. */
  readonly hasBegun?: boolean;
  readonly ownVehicle?: string | null;
}

/** From, to, who serves and with what; names that the roster knows are offered. */
export function ShiftFields({ draft, onDraft, hasBegun = false, ownVehicle = null }: ShiftFieldsProps) {
  const { t } = useTranslation();
  const set = (part: Partial<ShiftDraft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <DayTimeInput
        value={draft.from}
        isDisabled={hasBegun}
        label={t('roster.from')}
        testId="shift-from"
        onTime={(from) => set({ from })}
      />
      <DayTimeInput value={draft.to} label={t('roster.to')} testId="shift-to" onTime={(to) => set({ to })} />
      <Input
        value={draft.vehicle}
        placeholder={ownVehicle ?? t('roster.vehicle')}
        aria-label={t('roster.vehicle')}
        maxLength={40}
        onChange={(event) => set({ vehicle: event.target.value })}
      />
      <CrewSelect crew={draft.crew} onCrew={(crew) => set({ crew })} testId="shift-crew" />
    </>
  );
}
