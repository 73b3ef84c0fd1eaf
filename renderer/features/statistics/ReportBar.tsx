import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportKinds, type CivilPeriod, type ReportKind } from '../../../protocol/statistics/reportPeriod.ts';
import type { StatisticsFilter } from '../../../protocol/statistics/statistics.ts';
import { RefusalNotice } from '../seat/index.ts';
import { downloadReport } from './downloadReport.ts';

interface ReportBarProps {
  readonly period: CivilPeriod;
  readonly filter: StatisticsFilter;
}

/** Takes the figures out of the hall as a file, for whoever may. */
export function ReportBar({ period, filter }: ReportBarProps) {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<ReportKind>('daily');
  const [step, setStep] = useState<'idle' | 'making' | 'made'>('idle');
  const [error, setError] = useState<unknown>(null);

  async function save(format: 'pdf' | 'xlsx'): Promise<void> {
    const query = new URLSearchParams({ from: period.from, format, language: i18n.language === 'en' ? 'en' : 'zh' });
    if (kind === 'custom') query.set('to', period.to);
    for (const [name, value] of Object.entries(filter)) if (typeof value === 'string') query.set(name, value);
    setStep('making');
    setError(null);
    try {
      await downloadReport(`/api/reports/${kind}?${query}`);
      setStep('made');
    } catch (refused) {
      setError(refused);
      setStep('idle');
    }
  }

  return (
    <div className="statistics-report" data-testid="statistics-report">
      <span className="muted">{t('statistics.report.of')}</span>
      <Segmented<ReportKind>
        size="small"
        value={kind}
        onChange={setKind}
        options={reportKinds.map((one) => ({ value: one, label: t(`statistics.report.${one}`) }))}
      />
      {(['pdf', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          disabled={step === 'making'}
          onClick={() => void save(format)}
          data-testid={`report-${format}`}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      {step !== 'idle' && <span role="status">{t(`statistics.report.${step}`)}</span>}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}
