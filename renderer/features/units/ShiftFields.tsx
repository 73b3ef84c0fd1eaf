import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall } from '../../store/index.ts';
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
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const known = useMemo(() => [...new Set(Object.values(shifts).flatMap(({ crew }) => crew))].sort(), [shifts]);
  const set = (part: Partial<ShiftDraft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <Input
        type="datetime-local"
        value={draft.from}
        disabled={hasBegun}
        aria-label={t('roster.from')}
        data-testid="shift-from"
        onChange={(event) => set({ from: event.target.value })}
      />
      <Input
        type="datetime-local"
        value={draft.to}
        aria-label={t('roster.to')}
        data-testid="shift-to"
        onChange={(event) => set({ to: event.target.value })}
      />
      <Input
        value={draft.vehicle}
        placeholder={ownVehicle ?? t('roster.vehicle')}
        aria-label={t('roster.vehicle')}
        maxLength={40}
        onChange={(event) => set({ vehicle: event.target.value })}
      />
      <Select<string[]>
        mode="tags"
        className="shift-crew"
        value={[...draft.crew]}
        maxCount={12}
        tokenSeparators={[',', '，', '、', ';', '；']}
        placeholder={t('roster.crew')}
        aria-label={t('roster.crew')}
        options={known.map((name) => ({ value: name, label: name }))}
        onChange={(crew) => set({ crew })}
        data-testid="shift-crew"
      />
    </>
  );
}
