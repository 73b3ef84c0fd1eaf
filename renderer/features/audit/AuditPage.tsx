import { Button, Empty, Input, Table } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullTime } from '../../i18n/fullTime.ts';
import { NotYetRead, RefusalNotice } from '../seat/index.ts';
import { readAudit, type AuditLine } from './readAudit.ts';

const pageSize = 200;

/** Who did what at which seat, newest first: the auditor's one tool today, and read-only. */
export function AuditPage() {
  const { t, i18n } = useTranslation();
  const [lines, setLines] = useState<readonly AuditLine[] | null>(null);
  const [hasMore, setHasMore] = useState(true);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [filter, setFilter] = useState('');

  const load = useCallback(async (before: number | null) => {
    setIsAsking(true);
    setError(null);
    try {
      const entries = await readAudit(before, pageSize);
      setLines((known) => (before === null ? entries : [...(known ?? []), ...entries]));
      setHasMore(entries.length === pageSize);
    } catch (refused) {
      setError(refused);
    } finally {
      setIsAsking(false);
    }
  }, []);
  useEffect(() => {
    // The first page is asked for by a task of its own: the page draws its skeleton before.
    const timer = setTimeout(() => void load(null));
    return () => clearTimeout(timer);
  }, [load]);

  const wanted = filter.trim().toLowerCase();
  const shown = (lines ?? []).filter((line) => wanted === '' || JSON.stringify(line).toLowerCase().includes(wanted));
  return (
    <section className="panel audit" aria-label={t('audit.title')}>
      <header className="panel-head">
        <h2>{t('audit.title')}</h2>
        <Input
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          allowClear
          size="small"
          placeholder={t('audit.filter')}
          style={{ width: 240 }}
        />
        <Button size="small" loading={isAsking} onClick={() => void load(null)}>
          {t('audit.renew')}
        </Button>
      </header>
      <div className="panel-body panel-pad">
        {lines === null ? (
          <NotYetRead error={error} onRetry={() => void load(null)} rows={12} />
        ) : (
          error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />
        )}
        {lines?.length === 0 && <Empty description={t('audit.empty')} />}
        {lines !== null && lines.length > 0 && (
          <Table<AuditLine>
            size="small"
            rowKey="seq"
            pagination={false}
            virtual
            scroll={{ y: 720 }}
            dataSource={[...shown]}
            columns={[
              { title: t('audit.seq'), dataIndex: 'seq', width: 80 },
              {
                title: t('audit.at'),
                dataIndex: 'at',
                width: 190,
                render: (at: number) => fullTime(at, i18n.language),
              },
              { title: t('audit.actor'), width: 170, render: (_, line) => line.actor.name },
              {
                title: t('accountScope.column'),
                width: 150,
                render: (_, { actor }) => [actor.areaId, actor.agencyId].filter((one) => one !== undefined).join(' · '),
              },
              { title: t('audit.role'), width: 110, render: (_, line) => t(`role.${line.actor.role}`) },
              {
                title: t('audit.seat'),
                width: 140,
                render: (_, line) => <span title={line.actor.seatId}>{line.actor.seatId.slice(0, 8)}</span>,
              },
              {
                title: t('audit.event'),
                width: 160,
                render: (_, line) => t(`auditEvent.${line.event.type}`, { defaultValue: line.event.type }),
              },
              { title: t('audit.details'), render: (_, line) => detailsOf(line) },
            ]}
          />
        )}
        {lines !== null && lines.length > 0 && hasMore && (
          <Button block loading={isAsking} onClick={() => void load(lines.at(-1)?.seq ?? null)}>
            {t('audit.older')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The rest of an event as it was written: an auditor wants the record, not a paraphrase. */
function detailsOf({ event }: AuditLine): string {
  return Object.entries(event)
    .filter(([name]) => name !== 'type')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
