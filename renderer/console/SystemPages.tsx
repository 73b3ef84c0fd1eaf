import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IntakePage } from '../features/alarms/index.ts';
import { PhonesPage } from '../features/phones/index.ts';
import { PlansOffice } from '../features/plans/index.ts';
import { RulebookPage } from '../features/rulebook/index.ts';
import './systemPages.css';

const pages = { rulebook: RulebookPage, plans: PlansOffice, intake: IntakePage, phones: PhonesPage } as const;
type Page = keyof typeof pages;

/** What the system administrator keeps: the rules of incidents, the systems that report into the hall, the phones' way in. */
export function SystemPages() {
  const { t } = useTranslation();
  const [page, setPage] = useState<Page>('rulebook');
  const Shown = pages[page];
  return (
    <div className="system-pages">
      <Segmented<Page>
        value={page}
        onChange={setPage}
        options={[
          { value: 'rulebook', label: t('rulebook.title') },
          { value: 'plans', label: <span data-testid="plans-open">{t('plans.manage')}</span> },
          { value: 'intake', label: <span data-testid="intake-open">{t('intake.title')}</span> },
          { value: 'phones', label: <span data-testid="phones-page-open">{t('phones.title')}</span> },
        ]}
      />
      <Shown />
    </div>
  );
}
