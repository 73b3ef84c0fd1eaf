import { Input } from 'antd';
import { useState, type FocusEvent } from 'react';
import { readClock, writeClock } from './readClock.ts';

interface ClockInputProps {
  /** Minutes of the day; null for none. */
  readonly value: number | null;
  readonly onMinutes: (minutes: number | null) => void;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly size?: 'small' | 'middle';
  readonly testId?: string;
}

/** A time of day in 24 hours, which a browser's own field shows by the browser's language and not by the hall's. */
export function ClockInput({ value, onMinutes, label, isDisabled = false, size = 'middle', testId }: ClockInputProps) {
  /** What is being typed; null while the field shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? '' : writeClock(value));
  const isUnread = text.trim() !== '' && readClock(text) === null;
  function type(next: string): void {
    setTyped(next);
    onMinutes(readClock(next));
  }
  function leave(event: FocusEvent<HTMLInputElement>): void {
    if (readClock(event.target.value) !== null || event.target.value.trim() === '') setTyped(null);
  }
  return (
    <Input
      className="clock-input"
      inputMode="numeric"
      placeholder="--:--"
      maxLength={5}
      size={size}
      value={text}
      disabled={isDisabled}
      status={isUnread ? 'error' : ''}
      aria-invalid={isUnread}
      aria-label={label}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
      data-testid={testId}
    />
  );
}
