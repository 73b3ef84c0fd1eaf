import { Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '../../../protocol/rulebook/calendar.ts';
import type { BookTabProps } from './BookTab.ts';
import { extraDaysText, linesOf, readExtraDays, readSpans, spansText } from './calendarText.ts';

/** When the hall's city works: hours of the week, holidays, days worked in exchange. */
export function CalendarTab({ book: { calendar }, onChange }: BookTabProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Calendar>) => onChange({ calendar: { ...calendar, ...change } });
  return (
    <div className="rulebook-form">
      <label>
        {t('rulebook.timeZone')}
        <Input
          value={calendar.timeZone.name}
          onChange={(event) => set({ timeZone: { ...calendar.timeZone, name: event.target.value } })}
        />
      </label>
      <label>
        {t('rulebook.offset')}
        <InputNumber
          value={calendar.timeZone.utcOffsetMin}
          onChange={(value) => set({ timeZone: { ...calendar.timeZone, utcOffsetMin: value ?? 0 } })}
        />
      </label>
      <h3>{t('rulebook.week')}</h3>
      <p className="muted">{t('rulebook.weekHint')}</p>
      {([0, 1, 2, 3, 4, 5, 6] as const).map((day) => (
        <label key={day}>
          {t(`rulebook.days.${day}`)}
          <ReadInput
            text={spansText(calendar.week[day] ?? [])}
            read={readSpans}
            onRead={(spans) => set({ week: calendar.week.map((before, at) => (at === day ? spans : before)) })}
          />
        </label>
      ))}
      <label>
        {t('rulebook.holidays')}
        <ReadInput
          isLong
          hint={t('rulebook.holidaysHint')}
          text={calendar.holidays.join('\n')}
          read={linesOf}
          onRead={(holidays) => set({ holidays })}
        />
      </label>
      <label>
        {t('rulebook.extraDays')}
        <ReadInput
          isLong
          hint={t('rulebook.extraDaysHint')}
          text={extraDaysText(calendar.extraDays)}
          read={readExtraDays}
          onRead={(extraDays) => set({ extraDays })}
        />
      </label>
    </div>
  );
}

interface ReadInputProps<Value> {
  readonly text: string;
  readonly hint?: string;
  readonly isLong?: boolean;
  /** Null for what cannot be read: the field is marked, and the book keeps what it had. */
  readonly read: (text: string) => Value | null;
  readonly onRead: (value: Value) => void;
}

function ReadInput<Value>({ text, hint = '', isLong = false, read, onRead }: ReadInputProps<Value>) {
  const [written, setWritten] = useState(text);
  const status = read(written) === null ? 'error' : '';
  const write = (next: string) => {
    setWritten(next);
    const value = read(next);
    if (value !== null) onRead(value);
  };
  return isLong ? (
    <Input.TextArea
      value={written}
      status={status}
      rows={6}
      placeholder={hint}
      onChange={(event) => write(event.target.value)}
    />
  ) : (
    <Input value={written} status={status} onChange={(event) => write(event.target.value)} />
  );
}
