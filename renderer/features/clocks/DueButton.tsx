import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DueDrawer } from './DueDrawer.tsx';
import { useDueList } from './useDueList.ts';

/** How much is overdue or nearly so, always in sight; opens the list. */
export function DueButton() {
  const { t } = useTranslation();
  const due = useDueList();
  const [isOpen, setIsOpen] = useState(false);
  const hasOverdue = due.some(({ redCount }) => redCount > 0);
  return (
    <>
      <Button type="text" danger={hasOverdue} onClick={() => setIsOpen(true)} data-testid="due-open">
        {hasOverdue && <span aria-hidden="true">▲ </span>}
        {t('clocks.listOpen', { count: due.length })}
      </Button>
      {isOpen && <DueDrawer due={due} onClose={() => setIsOpen(false)} />}
    </>
  );
}
