import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../protocol/ids.ts';
import type { Message, MessageReader } from '../../../protocol/message/message.ts';
import { readerKey } from '../../../protocol/message/evolveMessages.ts';
import { selectPosition, useHall, useHallStore } from '../../store/index.ts';
import { Age } from '../seat/index.ts';

interface MessageRowProps {
  readonly message: Message;
  readonly readers: Readonly<Record<string, MessageReader>>;
  readonly isOwn: boolean;
  /** Absent where the author cannot be written to alone. */
  readonly onDirect?: ((accountId: AccountId) => void) | undefined;
}

/** One message with what hangs on it, and under one's own who has it and who has read it. */
export function MessageRow({ message, readers, isOwn, onDirect }: MessageRowProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { by, at, text, attachment, position, plotId } = message;
  const plot = useHall((state) => (plotId === undefined ? undefined : state.dispatch.state.plots[plotId]));
  return (
    <li className="message-row" data-own={isOwn} data-testid="message" data-message={message.id}>
      <span className="message-head">
        {onDirect === undefined ? (
          <b>{by.name}</b>
        ) : (
          <button
            type="button"
            className="link"
            title={t('messages.direct', { name: by.name })}
            onClick={() => onDirect(by.accountId)}
          >
            {by.name}
          </button>
        )}
        <Age at={at} />
      </span>
      {text !== '' && <span className="message-text">{text}</span>}
      {attachment !== undefined && (
        <a href={`/api/attachments/${encodeURIComponent(attachment.id)}`} target="_blank" rel="noreferrer">
          {attachment.mediaType.startsWith('image/') ? (
            <img
              className="message-picture"
              src={`/api/attachments/${encodeURIComponent(attachment.id)}`}
              alt={t('messages.pictureBy', { name: by.name })}
              loading="lazy"
            />
          ) : (
            attachment.mediaType
          )}
        </a>
      )}
      {position !== undefined && (
        <button type="button" className="link" onClick={() => selectPosition(store, position)}>
          ◎ {t('messages.showPlace')}
        </button>
      )}
      {plotId !== undefined &&
        (plot === undefined ? (
          <span className="muted">{t('messages.plotGone')}</span>
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => {
              const [lon, lat] = plot.points[0] ?? [0, 0];
              selectPosition(store, { lon, lat });
            }}
          >
            ✎ {t('messages.showPlot', { label: plot.label === '' ? plot.kind : plot.label })}
          </button>
        ))}
      {isOwn && <Receipts message={message} readers={readers} />}
    </li>
  );
}

function Receipts({ message, readers }: Pick<MessageRowProps, 'message' | 'readers'>) {
  const { t } = useTranslation();
  const { [readerKey(message.by)]: _own, ...others } = readers;
  const read = Object.values(others).filter(({ readSeq }) => readSeq >= message.seq);
  const delivered = Object.values(others).filter(
    ({ deliveredSeq, readSeq }) => deliveredSeq >= message.seq && readSeq < message.seq,
  );
  const names = (list: readonly MessageReader[]): string => list.map(({ name }) => name).join('、');
  const title = [
    ...(read.length > 0 ? [t('messages.readBy', { names: names(read) })] : []),
    ...(delivered.length > 0 ? [t('messages.deliveredTo', { names: names(delivered) })] : []),
  ];
  return (
    <Tooltip title={title.length === 0 ? t('messages.nobody') : title.join('；')}>
      <span className="message-receipts" data-testid="message-receipts" data-read={read.length}>
        {read.length > 0 ? `✓✓ ${t('messages.read', { count: read.length })}` : `✓ ${t('messages.sent')}`}
        {delivered.length > 0 && ` · ${t('messages.delivered', { count: delivered.length })}`}
      </span>
    </Tooltip>
  );
}
