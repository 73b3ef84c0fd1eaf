import { Button, Dropdown, Mentions } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentIdSchema, messageIdSchema, plotIdSchema, type PlotId, type UnitId } from '../../../protocol/ids.ts';
import type { MessageTarget } from '../../../protocol/message/message.ts';
import { uploadAttachment } from '../../connection/hallApi.ts';
import { newId } from '../../connection/newId.ts';
import { preparePhoto } from '../../field/photo/preparePhoto.ts';
import { useHall } from '../../store/index.ts';
import { PhrasePicker } from '../rulebook/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';

const longestText = 1000;
const shownPlots = 12;
const shownUnits = 200;

interface MessageFormProps {
  readonly to: MessageTarget;
  readonly conversationId: string;
}

/** Words, phrases, a unit called by name, a picture, the place clicked last, a drawing. */
export function MessageForm({ to, conversationId }: MessageFormProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const unitName = useUnitName();
  const duties = useHall((state) => state.dispatch.state.units);
  const plots = useHall((state) => state.dispatch.state.plots);
  const ground = useHall((state) => state.clickedGround);
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const subject = `message:${conversationId}`;
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const isPending = useHall((state) => Object.values(state.commands.pending).some((one) => one.subject === subject));
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const file = useRef<HTMLInputElement>(null);
  const onDuty = useMemo(
    () =>
      Object.values(duties)
        .filter((duty) => duty.onDuty)
        .slice(0, shownUnits)
        .map(({ unitId }) => ({ unitId, name: unitName(unitId) })),
    [duties, unitName],
  );
  const drawings = useMemo(
    () =>
      Object.values(plots)
        .sort((one, other) => other.changedAt - one.changedAt)
        .slice(0, shownPlots),
    [plots],
  );

  async function send(more: {
    text?: string;
    attachmentId?: ReturnType<typeof attachmentIdSchema.parse>;
    position?: { lon: number; lat: number };
    plotId?: PlotId;
  }): Promise<void> {
    const words = (more.text ?? text).trim();
    const hasMore = more.attachmentId !== undefined || more.position !== undefined || more.plotId !== undefined;
    if ((words === '' && !hasMore) || isPending || isOffline) return;
    const called: UnitId[] = onDuty.filter(({ name }) => words.includes(`@${name}`)).map(({ unitId }) => unitId);
    const { attachmentId, position, plotId } = more;
    const isDone = await seat.send(
      {
        type: 'sendMessage',
        messageId: messageIdSchema.parse(newId()),
        ...{ to, text: words },
        ...(called.length > 0 && { mentions: called.slice(0, 10) }),
        ...(attachmentId !== undefined && { attachmentId }),
        ...(position !== undefined && { position }),
        ...(plotId !== undefined && { plotId }),
      },
      subject,
    );
    if (isDone && more.text === undefined) setText('');
  }
  async function sendPicture(chosen: File): Promise<void> {
    setProblem(null);
    try {
      const photo = await preparePhoto(chosen);
      const attachmentId = attachmentIdSchema.parse(newId());
      await uploadAttachment(
        attachmentId,
        new Blob([photo.bytes], { type: photo.mediaType }),
        photo.sha256 ?? undefined,
      );
      await send({ attachmentId });
    } catch (error) {
      setProblem(error);
    }
  }
  return (
    <div className="message-form">
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(subject)} />}
      {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
      <div className="message-tools">
        <PhrasePicker use="desk" isDisabled={isOffline} onPick={(words) => void send({ text: words })} />
        <Button size="small" disabled={isOffline} onClick={() => file.current?.click()}>
          {t('messages.picture')}
        </Button>
        <Button
          size="small"
          disabled={isOffline || ground === null}
          title={ground === null ? t('messages.placeHint') : undefined}
          onClick={() => ground !== null && void send({ position: ground })}
        >
          {t('messages.place')}
        </Button>
        <Dropdown
          trigger={['click']}
          disabled={isOffline || drawings.length === 0}
          menu={{
            items: drawings.map(({ id, label, kind }) => ({ key: id, label: label === '' ? kind : label })),
            onClick: ({ key }) => void send({ plotId: plotIdSchema.parse(key) }),
          }}
        >
          <Button size="small">{t('messages.plot')}</Button>
        </Dropdown>
      </div>
      <div className="message-line">
        <Mentions
          value={text}
          onChange={setText}
          options={onDuty.map(({ unitId, name }) => ({ key: unitId, value: name, label: name }))}
          onPressEnter={(event) => {
            event.preventDefault();
            void send({});
          }}
          maxLength={longestText}
          placeholder={t('messages.write')}
          aria-label={t('messages.write')}
          placement="top"
          autoSize={{ minRows: 1, maxRows: 4 }}
        />
        <Button
          type="primary"
          disabled={text.trim() === '' || isOffline}
          loading={isPending}
          onClick={() => void send({})}
          data-testid="message-send"
        >
          {t('messages.send')}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        data-testid="message-file"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) void sendPicture(chosen);
        }}
      />
    </div>
  );
}
