import { Button, Drawer, Empty } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../../protocol/broadcast/broadcast.ts';
import { useHall } from '../../store/index.ts';
import { BroadcastCard } from './BroadcastCard.tsx';
import { BroadcastForm } from './BroadcastForm.tsx';
import './broadcasts.css';

/** 一键到底: write, see whom it reaches, send; below it what was sent, with receipts as they come in. */
export function BroadcastDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const broadcasts = useHall((state) => state.dispatch.state.broadcasts);
  const [correcting, setCorrecting] = useState<Broadcast | null>(null);
  const sent = useMemo(() => Object.values(broadcasts).sort((first, second) => second.at - first.at), [broadcasts]);
  return (
    <Drawer open onClose={onClose} title={t('broadcasts.title')} size="large" data-testid="broadcasts">
      <BroadcastForm key={correcting?.id ?? 'new'} corrects={correcting} onDone={() => setCorrecting(null)} />
      {correcting !== null && (
        <Button type="link" onClick={() => setCorrecting(null)}>
          {t('broadcasts.correctStop')}
        </Button>
      )}
      <h3>{t('broadcasts.sentOnes')}</h3>
      {sent.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('broadcasts.none')} />}
      <ul className="broadcast-list">
        {sent.map((broadcast) => (
          <BroadcastCard key={broadcast.id} broadcast={broadcast} onCorrect={() => setCorrecting(broadcast)} />
        ))}
      </ul>
    </Drawer>
  );
}
