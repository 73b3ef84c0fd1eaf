import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IntakePage } from '../features/alarms/index.ts';
import { RulebookPage } from '../features/rulebook/index.ts';
import './systemPages.css';

type Page = 'rulebook' | 'intake';

/** What the system administrator keeps: the rules of incidents, and the systems that report into the hall. */
export function SystemPages() {
  const { t } = useTranslation();
  const [page, setPage] = useState<Page>('rulebook');
  return (
    <div className="system-pages">
      <Segmented<Page>
        value={page}
        onChange={setPage}
        options={[
          { value: 'rulebook', label: t('rulebook.title') },
          { value: 'intake', label: <span data-testid="intake-open">{t('intake.title')}</span> },
        ]}
      />
      {page === 'rulebook' ? <RulebookPage /> : <IntakePage />}
    </div>
  );
}
