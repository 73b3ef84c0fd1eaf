import { Button, Empty, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeSource, IntakeSourceView, IntakeStatus } from '../../../protocol/intake/intakeSource.ts';
import { nearTime } from '../../i18n/nearTime.ts';
import { NotYetRead, RefusalNotice } from '../seat/index.ts';
import { faultWords } from './faultWords.ts';
import { readSources } from './intakeApi.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { SourceDialog } from './SourceDialog.tsx';
import './alarms.css';

const renewMs = 5_000;
const colours = { waiting: 'default', good: 'success', failing: 'error', disabled: 'warning' } as const;

/** The systems that report into the hall and how each is doing: the system administrator's page. */
export function IntakePage() {
  const { t, i18n } = useTranslation();
  const [views, setViews] = useState<readonly IntakeSourceView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  /** `new`, or the source that is being configured. */
  const [edited, setEdited] = useState<IntakeSource | 'new' | null>(null);
  const [keyed, setKeyed] = useState<IntakeSource | null>(null);

  const timeOf = (at: number | null) => (at === null ? '—' : nearTime(at, Date.now(), i18n.language));

  const load = useCallback(async () => {
    try {
      setViews(await readSources());
      setError(null);
    } catch (refused) {
      setError(refused);
    }
  }, []);
  useEffect(() => {
    const first = setTimeout(() => void load());
    const timer = setInterval(() => void load(), renewMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [load]);

  return (
    <section className="panel audit" aria-label={t('intake.title')}>
      <header className="panel-head">
        <h2>{t('intake.title')}</h2>
        <Button size="small" type="primary" onClick={() => setEdited('new')} data-testid="intake-new">
          {t('intake.create')}
        </Button>
      </header>
      <div className="panel-body panel-pad">
        {views === null ? (
          <NotYetRead error={error} onRetry={() => void load()} rows={6} />
        ) : (
          error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />
        )}
        {views?.length === 0 && <Empty description={t('intake.empty')} />}
        {views !== null && views.length > 0 && (
          <Table<IntakeSourceView>
            size="small"
            rowKey={({ source }) => source.id}
            pagination={false}
            dataSource={views}
            columns={[
              { title: t('intake.name'), render: (_, { source }) => source.name },
              { title: t('intake.id'), width: 150, render: (_, { source }) => source.id },
              {
                title: t('intake.adapter'),
                width: 120,
                render: (_, { status }) => t(`intake.adapters.${status.adapter}`),
              },
              {
                title: t('intake.state'),
                width: 120,
                render: (_, { status }) => (
                  <Tag color={colours[status.state]}>{t(`intake.states.${status.state}`)}</Tag>
                ),
              },
              { title: t('intake.received'), width: 90, render: (_, { status }) => status.received },
              { title: t('intake.refused'), width: 80, render: (_, { status }) => status.refused },
              { title: t('intake.lastGood'), width: 110, render: (_, { status }) => timeOf(status.lastGoodAt) },
              {
                title: t('intake.lastError'),
                render: (_, { status }) =>
                  status.lastError === null ? '' : `${timeOf(status.lastErrorAt)} ${faultWords(t, status.lastError)}`,
              },
              { title: t('intake.sensors'), render: (_, { status }) => <Sensors status={status} /> },
              {
                title: '',
                width: 210,
                render: (_, { source, hasKey }) => (
                  <span className="alarm-verbs">
                    <Button size="small" onClick={() => setEdited(source)}>
                      {t('intake.edit')}
                    </Button>
                    <Button size="small" onClick={() => setKeyed(source)} data-testid="intake-key-open">
                      {t(source.adapter.kind === 'webhook' ? 'intake.key' : 'intake.setKey')}
                    </Button>
                    {!hasKey && source.adapter.kind === 'webhook' && <Tag color="warning">{t('intake.noKey')}</Tag>}
                  </span>
                ),
              },
            ]}
          />
        )}
      </div>
      {edited !== null && (
        <SourceDialog
          source={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            void load();
          }}
        />
      )}
      {keyed !== null && (
        <KeyDialog
          source={keyed}
          onClose={() => {
            setKeyed(null);
            void load();
          }}
        />
      )}
    </section>
  );
}

/** How many sensors stand in which phase. */
function Sensors({ status: { sensors } }: { readonly status: IntakeStatus }) {
  const { t } = useTranslation();
  const phases = [...new Set(sensors.map(({ phase }) => phase))];
  return phases
    .map((phase) => `${t(`intake.phases.${phase}`)} ${sensors.filter((one) => one.phase === phase).length}`)
    .join(' · ');
}
