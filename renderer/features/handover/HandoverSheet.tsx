import { Button, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handoverIdSchema, cameraIdSchema } from '../../../protocol/ids.ts';
import type { Handover } from '../../../protocol/handover/handover.ts';
import { handoverSince, isSameSeat } from '../../../protocol/handover/handoverRules.ts';
import { summarizeHandover } from '../../../protocol/handover/summarizeHandover.ts';
import { newId } from '../../connection/newId.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { serverNow, useHall, useHallStore } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { SummaryView } from './SummaryView.tsx';

const subject = 'handover';
const shownHistory = 6;

interface HandoverSheetProps {
  /** What this seat has to take over first; null where nothing waits. */
  readonly waiting: Handover | null;
  readonly onClose: () => void;
}

/** 交接班: the one who comes reads and signs what the one who left wrote; else this seat's own handover. */
export function HandoverSheet({ waiting, onClose }: HandoverSheetProps) {
  const { t } = useTranslation();
  const { dismiss } = useSeat();
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  return (
    <Modal
      open
      centered
      width={820}
      onCancel={onClose}
      footer={null}
      title={t('handover.title')}
      className="handover-sheet"
      data-testid="handover"
    >
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subject)} />}
      {waiting === null ? <Outgoing /> : <Incoming handover={waiting} onLater={onClose} />}
    </Modal>
  );
}

function Incoming({ handover, onLater }: { readonly handover: Handover; readonly onLater: () => void }) {
  const { t } = useTranslation();
  const { send } = useSeat();
  const [remark, setRemark] = useState('');
  return (
    <>
      <Signed handover={handover} />
      <div className="handover-verbs">
        <Input
          value={remark}
          maxLength={1000}
          placeholder={t('handover.remark')}
          aria-label={t('handover.remark')}
          onChange={(event) => setRemark(event.target.value)}
        />
        <Button onClick={() => window.print()}>{t('handover.print')}</Button>
        <Button onClick={onLater}>{t('handover.later')}</Button>
        <Button
          type="primary"
          data-testid="handover-accept"
          onClick={() => void send({ type: 'acceptHandover', handoverId: handover.id, remark: remark.trim() }, subject)}
        >
          {t('handover.accept')}
        </Button>
      </div>
    </>
  );
}

function Outgoing() {
  const { t } = useTranslation();
  const { session, send } = useSeat();
  const store = useHallStore();
  const [notes, setNotes] = useState('');
  const hall = useHall((state) => state.dispatch.state);
  const statuses = useHall((state) => state.cameraStatuses);
  const [opened, setOpened] = useState<string | null>(null);
  const own = useMemo(
    () =>
      Object.values(hall.handovers)
        .filter(({ outgoing }) => isSameSeat(outgoing, session))
        .sort((one, other) => other.signedAt - one.signedAt)
        .slice(0, shownHistory),
    [hall.handovers, session],
  );
  const preview = useMemo(() => {
    const now = serverNow(store.getState());
    const brokenCameraIds = Object.entries(statuses)
      .filter(([, status]) => status === 'offline' || status === 'fault')
      .map(([id]) => cameraIdSchema.parse(id))
      .sort();
    return summarizeHandover(hall, { since: handoverSince(hall.handovers, session, now), now, brokenCameraIds });
  }, [hall, statuses, session, store]);
  const shown = own.find(({ id }) => id === opened);
  async function sign(): Promise<void> {
    const handoverId = handoverIdSchema.parse(newId());
    if (await send({ type: 'signHandover', handoverId, notes: notes.trim() }, subject)) {
      setNotes('');
      setOpened(handoverId);
    }
  }
  return (
    <>
      {shown === undefined ? (
        <>
          <p className="muted">{t('handover.preview')}</p>
          <SummaryView summary={preview} />
          <Input.TextArea
            value={notes}
            rows={3}
            maxLength={4000}
            placeholder={t('handover.notesHint')}
            aria-label={t('handover.notes')}
            data-testid="handover-notes"
            onChange={(event) => setNotes(event.target.value)}
          />
        </>
      ) : (
        <Signed handover={shown} />
      )}
      <div className="handover-verbs">
        <Button onClick={() => window.print()}>{t('handover.print')}</Button>
        {shown === undefined ? (
          <Button type="primary" onClick={() => void sign()} data-testid="handover-sign">
            {t('handover.sign')}
          </Button>
        ) : (
          <Button onClick={() => setOpened(null)}>‹ {t('handover.title')}</Button>
        )}
      </div>
      {own.length > 0 && shown === undefined && (
        <div className="handover-history">
          <h3>{t('handover.history')}</h3>
          {own.map((one) => (
            <button type="button" className="link" key={one.id} onClick={() => setOpened(one.id)}>
              <Signatures handover={one} />
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function Signed({ handover }: { readonly handover: Handover }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="handover-signed" data-testid="handover-signed" data-accepted={handover.accepted !== undefined}>
        <Signatures handover={handover} />
      </p>
      <p className="handover-notes">{handover.notes === '' ? t('handover.noNotes') : handover.notes}</p>
      <SummaryView summary={handover.summary} />
      <p className="handover-print-only">
        {t('handover.signatures', {
          outgoing: handover.outgoing.name,
          incoming: handover.accepted?.by.name ?? '__________',
        })}
      </p>
    </>
  );
}

function Signatures({ handover: { outgoing, signedAt, accepted } }: { readonly handover: Handover }) {
  const { t, i18n } = useTranslation();
  const time = (at: number): string => fullTime(at, i18n.language);
  return (
    <>
      {t('handover.outgoing', { name: outgoing.name, time: time(signedAt) })} ·{' '}
      {accepted === undefined
        ? t('handover.signed', { role: t(`role.${outgoing.role}`) })
        : t('handover.accepted', { name: accepted.by.name, time: time(accepted.at) })}
      {accepted !== undefined && accepted.remark !== '' && ` · ${accepted.remark}`}
    </>
  );
}
