import { Alert, Button, Input, Table, Tabs } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rulebookSchema, type Rulebook } from '../../../protocol/rulebook/rulebook.ts';
import type { RulebookView } from '../../../protocol/rulebook/rulebookView.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { NotYetRead, RefusalNotice } from '../seat/index.ts';
import { CalendarTab } from './CalendarTab.tsx';
import { DeadlinesTab } from './DeadlinesTab.tsx';
import { DeliveryTab } from './DeliveryTab.tsx';
import { KindsTab } from './KindsTab.tsx';
import { PhrasesTab } from './PhrasesTab.tsx';
import { ReportsTab } from './ReportsTab.tsx';
import { readRulebook, writeRulebook } from './rulebookApi.ts';
import './rulebook.css';

interface Draft {
  readonly from: number;
  readonly book: Rulebook;
}

/** The hall's rules by version: read, written anew as a whole, and every version kept in sight. */
export function RulebookPage() {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<RulebookView | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [savedAs, setSavedAs] = useState<number | null>(null);

  const load = useCallback(async () => {
    try {
      const read = await readRulebook();
      setView(read);
      const current = read.versions.find(({ version }) => version === read.current);
      if (current !== undefined) setDraft({ from: current.version, book: current.book });
    } catch (refused) {
      setError(refused);
    }
  }, []);
  useEffect(() => {
    // Asked for by a task of its own: the page draws its skeleton before.
    const timer = setTimeout(() => void load());
    return () => clearTimeout(timer);
  }, [load]);

  function retry(): void {
    setError(null);
    void load();
  }

  if (view === null || draft === null) {
    return (
      <section className="panel rulebook" aria-label={t('rulebook.title')}>
        <div className="panel-pad">
          <NotYetRead error={error} onRetry={retry} rows={12} />
        </div>
      </section>
    );
  }
  const parsed = rulebookSchema.safeParse(draft.book);
  const issue = parsed.success ? null : (parsed.error.issues[0] ?? null);
  const change = (part: Partial<Rulebook>) => {
    setSavedAs(null);
    setDraft({ ...draft, book: { ...draft.book, ...part } });
  };
  async function save({ current }: RulebookView, { book }: Draft): Promise<void> {
    setError(null);
    try {
      await writeRulebook(current, note, book);
      setNote('');
      setSavedAs(current + 1);
      await load();
    } catch (refused) {
      setError(refused);
    }
  }

  const tabProps = { book: draft.book, onChange: change };
  return (
    <section className="panel rulebook" aria-label={t('rulebook.title')} data-testid="rulebook">
      <header className="panel-head">
        <h2>{t('rulebook.title')}</h2>
        <span data-testid="rulebook-current">{t('rulebook.current', { version: view.current })}</span>
        <span className="spacer" />
        <Input
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={200}
          placeholder={t('rulebook.note')}
          style={{ width: 320 }}
          data-testid="rulebook-note"
        />
        <Button
          type="primary"
          disabled={note.trim() === '' || issue !== null}
          onClick={() => void save(view, draft)}
          data-testid="rulebook-save"
        >
          {t('rulebook.save')}
        </Button>
      </header>
      <div className="panel-body panel-pad">
        {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
        {savedAs !== null && <Alert type="success" showIcon title={t('rulebook.saved', { version: savedAs })} />}
        {issue !== null && (
          <Alert
            type="error"
            showIcon
            title={t('rulebook.unsound', { where: `${issue.path.join('.')} ${issue.message}` })}
          />
        )}
        {draft.from !== view.current && (
          <Alert type="info" showIcon title={t('rulebook.viewing', { version: draft.from })} />
        )}
        <p className="muted">{t('rulebook.keeps')}</p>
        <Tabs
          key={`${draft.from}`}
          items={[
            { key: 'deadlines', label: t('rulebook.tabs.deadlines'), children: <DeadlinesTab {...tabProps} /> },
            { key: 'kinds', label: t('rulebook.tabs.kinds'), children: <KindsTab {...tabProps} /> },
            { key: 'calendar', label: t('rulebook.tabs.calendar'), children: <CalendarTab {...tabProps} /> },
            { key: 'delivery', label: t('rulebook.tabs.delivery'), children: <DeliveryTab {...tabProps} /> },
            { key: 'phrases', label: t('rulebook.phrases'), children: <PhrasesTab {...tabProps} /> },
            { key: 'reports', label: t('rulebook.tabs.reports'), children: <ReportsTab {...tabProps} /> },
            {
              key: 'versions',
              label: t('rulebook.tabs.versions'),
              children: (
                <Table<RulebookView['versions'][number]>
                  size="small"
                  pagination={false}
                  rowKey="version"
                  dataSource={view.versions}
                  columns={[
                    {
                      title: t('rulebook.tabs.versions'),
                      render: (_, { version }) => t('rulebook.version', { version }),
                    },
                    {
                      title: t('rulebook.at'),
                      render: (_, { at }) => (at === null ? '' : fullTime(at, i18n.language)),
                    },
                    { title: t('rulebook.by'), render: (_, { by }) => by ?? t('rulebook.builtIn') },
                    { title: t('rulebook.why'), dataIndex: 'note' },
                    {
                      title: '',
                      render: (_, { version, book }) => (
                        <Button size="small" onClick={() => setDraft({ from: version, book })}>
                          {t('rulebook.look')}
                        </Button>
                      ),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}
