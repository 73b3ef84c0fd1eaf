import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall } from '../../store/index.ts';

interface CrewSelectProps {
  readonly crew: readonly string[];
  readonly onCrew: (crew: string[]) => void;
  readonly testId: string;
}

/** Who serves: names are written or taken from those that the roster knows. */
export function CrewSelect({ crew, onCrew, testId }: CrewSelectProps) {
  const { t } = useTranslation();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  const known = useMemo(() => [...new Set(Object.values(shifts).flatMap((shift) => shift.crew))].sort(), [shifts]);
  return (
    <Select<string[]>
      mode="tags"
      className="shift-crew"
      value={[...crew]}
      maxCount={12}
      tokenSeparators={[',', '，', '、', ';', '；']}
      placeholder={t('roster.crew')}
      aria-label={t('roster.crew')}
      options={known.map((name) => ({ value: name, label: name }))}
      onChange={onCrew}
      data-testid={testId}
    />
  );
}
