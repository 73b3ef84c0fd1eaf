import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayTimeInput, useServerNow } from '../seat/index.ts';

interface UntilFieldProps {
  readonly until: number | null;
  readonly isOptional: boolean;
  readonly onUntil: (until: number | null) => void;
}

const hourMs = 3_600_000;
const spans = [1, 4, 24, 72] as const;

/** Until when: a usual span, a time of one's own, or no end where that is allowed. */
export function UntilField({ until, isOptional, onUntil }: UntilFieldProps) {
  const { t } = useTranslation();
  const now = useServerNow();
  const [span, setSpan] = useState<number | null>(isOptional ? 0 : null);
  /** A span leaves nothing of a time that was begun in the fields. */
  const [choices, setChoices] = useState(0);
  function choose(hours: number): void {
    setSpan(hours);
    setChoices((before) => before + 1);
    onUntil(hours === 0 ? null : now + hours * hourMs);
  }
  return (
    <div className="until-field">
      <Radio.Group
        value={span}
        optionType="button"
        buttonStyle="solid"
        size="small"
        aria-label={t('sideRoads.until')}
        options={[
          ...(isOptional ? [{ value: 0, label: t('sideRoads.noEnd') }] : []),
          ...spans.map((hours) => ({ value: hours, label: t('sideRoads.hours', { count: hours }) })),
        ]}
        onChange={(event) => choose(Number(event.target.value))}
      />
      <DayTimeInput
        key={choices}
        value={until}
        size="small"
        label={t('sideRoads.until')}
        onTime={(at) => {
          setSpan(null);
          onUntil(at);
        }}
        testId="verb-until"
      />
    </div>
  );
}
