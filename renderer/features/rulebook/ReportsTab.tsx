import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { scheduleOf, type ReportSchedule } from '../../../protocol/rulebook/reportSchedule.ts';
import { ClockInput } from '../seat/index.ts';
import type { BookTabProps } from './BookTab.ts';

/** Which reports the server writes by itself, when, and for how long it keeps them. */
export function ReportsTab({ book, onChange }: BookTabProps) {
  const { t } = useTranslation();
  const schedule = scheduleOf(book);
  const set = (change: Partial<ReportSchedule>) => onChange({ reports: { ...schedule, ...change } });
  return (
    <div className="rulebook-form">
      <p className="muted">{t('rulebook.reportsHint', { zone: book.calendar.timeZone.name })}</p>
      {(['daily', 'weekly', 'monthly'] as const).map((kind) => {
        const { isOn, atMin } = schedule[kind];
        return (
          <div className="rulebook-run" key={kind}>
            <span>{t(`rulebook.reportRun.${kind}`)}</span>
            <Switch
              checked={isOn}
              aria-label={t(`rulebook.reportRun.${kind}`)}
              onChange={(value) => set({ [kind]: { isOn: value, atMin } })}
            />
            <ClockInput
              value={atMin}
              isDisabled={!isOn}
              label={`${t(`rulebook.reportRun.${kind}`)} ${t('rulebook.at')}`}
              onMinutes={(at) => {
                if (at !== null) set({ [kind]: { isOn, atMin: at } });
              }}
            />
          </div>
        );
      })}
      <label>
        {t('rulebook.reportLanguage')}
        <Select<'zh' | 'en'>
          value={schedule.language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(language) => set({ language })}
        />
      </label>
      <label>
        {t('rulebook.reportKeep')}
        <InputNumber
          min={7}
          max={3_660}
          value={schedule.keepDays}
          onChange={(value) => set({ keepDays: value ?? schedule.keepDays })}
        />
      </label>
    </div>
  );
}
