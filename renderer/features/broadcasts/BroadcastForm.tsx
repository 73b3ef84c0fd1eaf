import { Button, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../../protocol/broadcast/broadcast.ts';
import { broadcastRecipients } from '../../../protocol/broadcast/broadcastRecipients.ts';
import { broadcastIdSchema, type AgencyId, type AreaId, type UnitId } from '../../../protocol/ids.ts';
import { unitKinds } from '../../../protocol/unit/unit.ts';
import { newId } from '../../connection/newId.ts';
import { useHall } from '../../store/index.ts';
import { AreaSelect, useAreaName, useAreaTree } from '../areas/index.ts';
import { PhrasePicker } from '../rulebook/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { subjectOf } from './subjectOf.ts';

interface BroadcastFormProps {
  /** The broadcast this one puts right. */
  readonly corrects: Broadcast | null;
  readonly onDone: () => void;
}

/** Where to, to whom, what; how many it reaches stands there before anything is sent. */
export function BroadcastForm({ corrects, onDone }: BroadcastFormProps) {
  const { t, i18n } = useTranslation();
  const { session, send, dismiss } = useSeat();
  const areas = useAreaTree();
  const areaName = useAreaName();
  const directory = useHall((state) => state.directory.directory);
  const units = useHall((state) => state.directory.units);
  const duties = useHall((state) => state.dispatch.state.units);
  const refusal = useHall((state) => state.commands.refusals[subjectOf(null)]?.error ?? null);
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const [areaId, setAreaId] = useState<AreaId | null>(corrects?.areaId ?? session.areaId ?? null);
  // An agency's seat reaches its own units wherever they are, and no others.
  const ownAgencyId = session.areaId === undefined ? session.agencyId : undefined;
  const [agencyId, setAgencyId] = useState<AgencyId | null>(corrects?.agencyId ?? ownAgencyId ?? null);
  const [text, setText] = useState(corrects?.text ?? '');
  const [isAsking, setIsAsking] = useState(false);
  const language = i18n.language === 'en' ? 'en' : 'zh';

  const reached = useMemo(() => {
    if (areaId === null) return [];
    const findUnit = (unitId: UnitId) => units[unitId];
    const earlier = (corrects?.unitIds ?? []).filter((unitId) => duties[unitId]?.onDuty === true);
    return [...new Set([...broadcastRecipients(duties, { areaId, agencyId }, { areas, findUnit }), ...earlier])];
  }, [areaId, agencyId, duties, units, areas, corrects]);
  const byKind = unitKinds
    .map((kind) => ({ kind, count: reached.filter((unitId) => units[unitId]?.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${t(`unitKind.${kind}`)} ${count}`)
    .join(' · ');
  const mayAsk = areaId !== null && reached.length > 0 && text.trim() !== '' && !isOffline;

  async function sendIt(): Promise<void> {
    if (areaId === null) return;
    const sent = await send(
      {
        type: 'broadcastToArea',
        broadcastId: broadcastIdSchema.parse(newId()),
        areaId,
        agencyId,
        text: text.trim(),
        ...(corrects === null ? {} : { corrects: corrects.id }),
      },
      subjectOf(null),
    );
    setIsAsking(false);
    if (!sent) return;
    setText('');
    onDone();
  }

  return (
    <form
      className="report-form broadcast-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayAsk) setIsAsking(true);
      }}
    >
      {corrects !== null && <p className="broadcast-corrects">{t('broadcasts.correcting', { text: corrects.text })}</p>}
      <div className="broadcast-where">
        <AreaSelect
          areas={directory?.areas ?? []}
          value={areaId}
          onChange={setAreaId}
          label={t('broadcasts.area')}
          within={session.areaId}
          testId="broadcast-area"
        />
        <Select<AgencyId | ''>
          value={agencyId ?? ''}
          disabled={ownAgencyId !== undefined}
          onChange={(value) => setAgencyId(value === '' ? null : value)}
          options={[
            { value: '' as const, label: t('broadcasts.allAgencies') },
            ...(directory?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name[language] })),
          ]}
          aria-label={t('broadcasts.agency')}
        />
      </div>
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={500}
        showCount
        autoSize={{ minRows: 3, maxRows: 8 }}
        placeholder={t('broadcasts.words')}
        aria-label={t('broadcasts.words')}
        data-testid="broadcast-text"
      />
      <div>
        <PhrasePicker use="broadcast" onPick={(words) => setText(`${text}${words}`)} />
      </div>
      <p className="broadcast-reach" role="status" data-testid="broadcast-reach" data-count={reached.length}>
        {areaId === null
          ? t('broadcasts.chooseArea')
          : reached.length === 0
            ? t('reasons.nobodyOnDuty')
            : t('broadcasts.reach', { count: reached.length, kinds: byKind })}
      </p>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subjectOf(null))} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" disabled={!mayAsk} data-testid="broadcast-ask">
          {t(corrects === null ? 'broadcasts.send' : 'broadcasts.correct')}
        </Button>
      </div>
      {isAsking && areaId !== null && (
        <Modal
          open
          title={t('broadcasts.sure', { count: reached.length, area: areaName(areaId) })}
          okText={t('broadcasts.sendNow', { count: reached.length })}
          cancelText={t('action.cancel')}
          onCancel={() => setIsAsking(false)}
          onOk={() => void sendIt()}
          okButtonProps={{ 'data-testid': 'broadcast-send' }}
        >
          <p className="broadcast-words">{text.trim()}</p>
          <p className="muted">{t('broadcasts.whatHappens')}</p>
        </Modal>
      )}
    </form>
  );
}
