import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { BroadcastDrawer } from './BroadcastDrawer.tsx';
import { isLacking } from './receiptCounts.ts';

/** 一键到底 from anywhere on the seat; a sign while a sent one waits for receipts. */
export function BroadcastButton() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const [isOpen, setIsOpen] = useState(false);
  const lacking = useHall(
    (state) =>
      Object.values(state.dispatch.state.broadcasts).filter(
        (one) => one.by.accountId === session.accountId && isLacking(one),
      ).length,
  );
  if (!isPermitted(session.role, 'broadcastToArea')) return null;
  return (
    <>
      <Button type="text" onClick={() => setIsOpen(true)} data-testid="broadcast-open">
        {t('broadcasts.open')}
        {lacking > 0 && <span className="broadcast-lacking">{t('broadcasts.waiting', { count: lacking })}</span>}
      </Button>
      {isOpen && <BroadcastDrawer onClose={() => setIsOpen(false)} />}
    </>
  );
}
