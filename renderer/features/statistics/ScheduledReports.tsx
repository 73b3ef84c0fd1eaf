import { Button, Table, Tag, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../protocol/statistics/reportPeriod.ts';
import type { ScheduledReport } from '../../../protocol/statistics/scheduledReport.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { NotYetRead, RefusalNotice } from '../seat/index.ts';
import { downloadReport } from './downloadReport.ts';
import { readScheduledReports } from './readScheduledReports.ts';

/** The reports that the server wrote by itself, newest first, with the hash each file had. */
export function ScheduledReports() {
  const { t, i18n } = useTranslation();
  const [reports, setReports] = useState<readonly ScheduledReport[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    readScheduledReports(stop.signal).then(setReports, (refused: unknown) => {
      if (!stop.signal.aborted) setError(refused);
    });
    return () => stop.abort();
  }, [asked]);
  const retry = () => {
    setError(null);
    setAsked((before) => before + 1);
  };
  const take = (id: string) => {
    setError(null);
    downloadReport(`/api/scheduled-reports/${id}`).catch(setError);
  };
  return (
    <section
      className="statistics-card is-whole"
      aria-label={t('statistics.scheduled.title')}
      data-testid="scheduled-reports"
    >
      <header>
        <h3>{t('statistics.scheduled.title')}</h3>
      </header>
      <p className="muted">{t('statistics.scheduled.note')}</p>
      {reports !== null && error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
      {reports === null ? (
        <NotYetRead error={error} onRetry={retry} rows={3} />
      ) : (
        <Table<ScheduledReport>
          size="small"
          rowKey="id"
          dataSource={[...reports]}
          pagination={{ pageSize: 8, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
          locale={{ emptyText: t('statistics.scheduled.none') }}
          columns={[
            {
              title: t('statistics.scheduled.period'),
              render: (_, { kind, from, to, isPremature }) => (
                <>
                  {t(`statistics.report.${kind}`)} {from}
                  {addDays(from, 1) !== to && ` – ${addDays(to, -1)}`}{' '}
                  {isPremature && (
                    <Tooltip title={t('statistics.scheduled.prematureHint')}>
                      <Tag color="warning">{t('statistics.scheduled.premature')}</Tag>
                    </Tooltip>
                  )}
                </>
              ),
            },
            {
              title: t('statistics.scheduled.madeAt'),
              render: (_, { madeAt }) => fullTime(madeAt, i18n.language),
            },
            { title: t('statistics.scheduled.entry'), align: 'right', dataIndex: 'seq' },
            {
              title: 'SHA-256',
              render: (_, { sha256 }) => (
                <Tooltip title={sha256}>
                  <code tabIndex={0}>{sha256.slice(0, 16)}…</code>
                </Tooltip>
              ),
            },
            {
              title: '',
              align: 'right',
              render: (_, { id, format, bytes }) => (
                <Button size="small" onClick={() => take(id)} data-testid={`scheduled-${format}`}>
                  {format.toUpperCase()} · {Math.ceil(bytes / 1024)} KB
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
