import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../seat/index.ts';

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
  const [span, setSpan] = useState<number | null>(null);
  function choose(hours: number): void {
    setSpan(hours);
    onUntil(hours === 0 ? null : now + hours * hourMs);
  }
  return (
    <div className="until-field">
      <Radio.Group
        value={span ?? (isOptional && until === null ? 0 : undefined)}
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
      <Input
        type="datetime-local"
        size="small"
        aria-label={t('sideRoads.until')}
        value={until === null ? '' : localInput(until)}
        onChange={(event) => {
          const time = Date.parse(event.target.value);
          setSpan(null);
          onUntil(Number.isNaN(time) ? null : time);
        }}
        data-testid="verb-until"
      />
    </div>
  );
}

/** As a field of date and time wants it, in this computer's zone. */
function localInput(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}
