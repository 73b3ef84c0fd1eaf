import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockInput } from './ClockInput.tsx';

interface DayTimeInputProps {
  /** Milliseconds; null for none. */
  readonly value: number | null;
  readonly onTime: (at: number | null) => void;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'middle';
  readonly testId?: string;
}

/** A day and a time of day in 24 hours, both in this computer's zone; no time until both are said. */
export function DayTimeInput({ value, onTime, label, isDisabled = false, size = 'middle', testId }: DayTimeInputProps) {
  const { t } = useTranslation();
  /** What was said of a time that is not whole yet. */
  const [part, setPart] = useState<{ day: string; minutes: number | null }>({ day: '', minutes: null });
  const { day, minutes } = value === null ? part : partsOf(value);
  function say(next: { day: string; minutes: number | null }): void {
    setPart(next);
    onTime(timeOf(next.day, next.minutes));
  }
  return (
    <span className="day-time-input" role="group" aria-label={label}>
      <Input
        type="date"
        size={size}
        value={day}
        disabled={isDisabled}
        aria-label={`${label} ${t('dayTime.day')}`}
        onChange={(event) => say({ day: event.target.value, minutes })}
        data-testid={testId}
      />
      <ClockInput
        value={minutes}
        size={size}
        isDisabled={isDisabled}
        label={`${label} ${t('dayTime.clock')}`}
        onMinutes={(next) => say({ day, minutes: next })}
        {...(testId !== undefined && { testId: `${testId}-clock` })}
      />
    </span>
  );
}

function partsOf(at: number): { day: string; minutes: number } {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return { day, minutes: date.getHours() * 60 + date.getMinutes() };
}

function timeOf(day: string, minutes: number | null): number | null {
  if (day === '' || minutes === null) return null;
  // Without a zone in it, a day with a time is read in this computer's zone.
  const midnight = new Date(`${day}T00:00`);
  midnight.setHours(0, minutes);
  return Number.isNaN(midnight.valueOf()) ? null : midnight.valueOf();
}
