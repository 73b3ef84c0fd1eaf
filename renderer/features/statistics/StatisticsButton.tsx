import { Button, Modal, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The chart library is fetched with the first look. */
const StatisticsPage = lazy(() => import('./StatisticsPage.tsx').then((page) => ({ default: page.StatisticsPage })));

/** The hall's figures over a seat. */
export function StatisticsButton() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button type="text" onClick={() => setIsOpen(true)} data-testid="statistics-open">
        {t('statistics.open')}
      </Button>
      {isOpen && (
        <Modal
          open
          footer={null}
          width="94vw"
          style={{ top: 24 }}
          title={t('statistics.title')}
          onCancel={() => setIsOpen(false)}
          destroyOnHidden
        >
          <Suspense fallback={<Skeleton active paragraph={{ rows: 16 }} />}>
            <StatisticsPage onLeave={() => setIsOpen(false)} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}
