import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayBroadcast } from '../../../protocol/access/scope.ts';
import type { Broadcast } from '../../../protocol/broadcast/broadcast.ts';
import { useHall } from '../../store/index.ts';
import { useAreaName, useAreaTree } from '../areas/index.ts';
import { useAgencyName } from '../roads/index.ts';
import { Age, ReasonButton, RefusalNotice, useSeat } from '../seat/index.ts';
import { ReceiptTable } from './ReceiptTable.tsx';
import { receiptCounts } from './receiptCounts.ts';
import { subjectOf } from './subjectOf.ts';

interface BroadcastCardProps {
  readonly broadcast: Broadcast;
  readonly onCorrect: () => void;
}

/** One broadcast: what was said, how far it got unit by unit, and the way to take it back or put it right. */
export function BroadcastCard({ broadcast, onCorrect }: BroadcastCardProps) {
  const { t } = useTranslation();
  const { session, dismiss } = useSeat();
  const areas = useAreaTree();
  const areaName = useAreaName();
  const agencyName = useAgencyName();
  const refusal = useHall((state) => state.commands.refusals[subjectOf(broadcast.id)]?.error ?? null);
  const [isOpen, setIsOpen] = useState(false);
  const { sent, delivered, seen, recallSeen } = receiptCounts(broadcast);
  const { recall, correctedBy, agencyId, corrects } = broadcast;
  const stands = recall === undefined && correctedBy === undefined;
  return (
    <li className="broadcast-card" data-testid="broadcast-card" data-broadcast={broadcast.id} data-stands={stands}>
      <p className="broadcast-card-head">
        <b>{areaName(broadcast.areaId)}</b>
        <span>{agencyId === null ? t('broadcasts.allAgencies') : agencyName(agencyId)}</span>
        <span className="muted">{broadcast.by.name}</span>
        <Age at={broadcast.at} />
        {corrects !== undefined && <span className="broadcast-tag">{t('broadcasts.isCorrection')}</span>}
        {recall !== undefined && <span className="broadcast-tag is-over">{t('broadcasts.recalled')}</span>}
        {correctedBy !== undefined && <span className="broadcast-tag is-over">{t('broadcasts.wasCorrected')}</span>}
      </p>
      <p className="broadcast-words">{stands ? broadcast.text : <del>{broadcast.text}</del>}</p>
      {recall !== undefined && (
        <p className="muted">
          {t('broadcasts.recallLine', { name: recall.by.name, reason: recall.reason, seen: recallSeen, delivered })}
        </p>
      )}
      <div className="broadcast-counts" data-testid="broadcast-counts" data-delivered={delivered} data-seen={seen}>
        <span>{t('broadcasts.countSent', { count: sent })}</span>
        <Count words={t('broadcasts.countDelivered', { count: delivered })} share={delivered / sent} />
        <Count words={t('broadcasts.countSeen', { count: seen })} share={seen / sent} />
      </div>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subjectOf(broadcast.id))} />}
      <div className="broadcast-verbs">
        <Button size="small" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen} data-testid="broadcast-receipts">
          {t(isOpen ? 'broadcasts.hideUnits' : 'broadcasts.showUnits')}
        </Button>
        {stands && mayBroadcast(session, broadcast, areas) && (
          <>
            <Button size="small" onClick={onCorrect} data-testid="broadcast-correct">
              {t('broadcasts.correct')}
            </Button>
            <RecallButton broadcast={broadcast} />
          </>
        )}
      </div>
      {isOpen && <ReceiptTable broadcast={broadcast} />}
    </li>
  );
}

function Count({ words, share }: { readonly words: string; readonly share: number }) {
  return (
    <span className="broadcast-count">
      {words}
      <Progress percent={Math.round(share * 100)} size="small" showInfo={false} aria-label={words} />
    </span>
  );
}

function RecallButton({ broadcast }: { readonly broadcast: Broadcast }) {
  const { t } = useTranslation();
  const { send } = useSeat();
  return (
    <ReasonButton
      words={t('broadcasts.recall')}
      explains={t('broadcasts.recallHappens')}
      placeholder={t('broadcasts.recallReason')}
      button={{ size: 'small', danger: true }}
      isDanger
      maxLength={200}
      testIds={{ open: 'broadcast-recall', text: 'broadcast-recall-reason', send: 'broadcast-recall-send' }}
      onSend={(reason) => send({ type: 'recallBroadcast', broadcastId: broadcast.id, reason }, subjectOf(broadcast.id))}
    />
  );
}
