import { useEffect, useRef } from 'react';
import { attachmentIdSchema, messageIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { FieldConversation } from '../../../protocol/message/fieldMessages.ts';
import { conversationIdOf, type Message } from '../../../protocol/message/message.ts';
import { newId } from '../../connection/newId.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import type { ActFile } from '../outbox/Act.ts';
import { formatTime } from '../parts/formatTime.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useDraft } from '../parts/useDraft.ts';
import { useNow } from '../parts/useNow.ts';
import { preparePhoto } from '../photo/preparePhoto.ts';
import { useFieldPhrases } from './useFieldPhrases.ts';
import { useWords } from '../useWords.ts';

interface ConversationProps {
  readonly conversation: FieldConversation;
  readonly unitId: UnitId;
  readonly onBack: () => void;
}

const longestText = 1000;

/** One conversation on the phone: reading confirms, phrases answer with one touch, all of it goes through the outbox. */
export function FieldConversationView({ conversation, unitId, onBack }: ConversationProps) {
  const { t } = useWords();
  const { line } = useFieldTools();
  const phrases = useFieldPhrases();
  const acts = useField((state) => state.acts);
  const position = useField((state) => state.position);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');
  const { id, to, messages, isMember } = conversation;
  const [text, setText] = useDraft(`message.${id}`);
  const foot = useRef<HTMLDivElement>(null);
  const last = messages.findLast(({ by }) => by.unitId !== unitId);
  const shown = new Set(messages.map((one) => one.id));
  const waiting = acts.filter(
    ({ command, state }) =>
      command.type === 'sendMessage' &&
      state !== 'refused' &&
      conversationIdOf(command.to) === id &&
      !shown.has(command.messageId),
  );
  const lastId = last !== undefined && last.seq > conversation.readSeq ? last.id : null;
  useEffect(() => {
    if (lastId === null) return undefined;
    const confirm = () => {
      if (document.visibilityState === 'visible') void line.confirmMessage(id, lastId, 'read');
    };
    confirm();
    document.addEventListener('visibilitychange', confirm);
    return () => document.removeEventListener('visibilitychange', confirm);
  }, [line, id, lastId]);
  useEffect(() => {
    foot.current?.scrollIntoView({ block: 'end' });
  }, [messages.length, waiting.length]);

  function say(words: string, more: { position?: { lon: number; lat: number } } = {}, onKept?: () => void): void {
    const messageId = messageIdSchema.parse(newId());
    ask(() => line.act({ type: 'sendMessage', messageId, to, text: words, ...more }), onKept);
  }
  async function sendPhoto(file: File): Promise<void> {
    const photo: ActFile = await preparePhoto(file);
    const attachmentId = attachmentIdSchema.parse(newId());
    const messageId = messageIdSchema.parse(newId());
    await line.act({ type: 'sendMessage', messageId, to, text: '', attachmentId }, photo);
  }
  return (
    <div className="conversation-view">
      <button type="button" className="plain" onClick={onBack}>
        ‹ {t('field.messages.back')}
      </button>
      <ul className="bubbles">
        {messages.map((message) => (
          <Bubble key={message.id} message={message} isOwn={message.by.unitId === unitId} conversation={conversation} />
        ))}
        {waiting.map(({ id: actId, command }) => (
          <li key={actId} className="bubble" data-own="true" data-waiting="true">
            {'text' in command && command.text}
            <span className="muted">↑ {t('field.messages.waiting')}</span>
          </li>
        ))}
      </ul>
      <div ref={foot} />
      <Problem words={problem} />
      {isMember && (
        <div className="message-write">
          <div className="phrases">
            {phrases.map((words) => (
              <button type="button" key={words} disabled={isBusy} onClick={() => say(words)}>
                {words}
              </button>
            ))}
          </div>
          <textarea
            rows={2}
            value={text}
            maxLength={longestText}
            placeholder={t('field.messages.write')}
            aria-label={t('field.messages.write')}
            data-testid="field-message-text"
            onChange={(event) => setText(event.target.value)}
          />
          <div className="row-verbs">
            <label className={isBusy ? 'button button-busy' : 'button'}>
              {t('field.messages.photo')}
              <input
                type="file"
                className="visually-hidden"
                accept="image/*"
                capture="environment"
                disabled={isBusy}
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  event.target.value = '';
                  if (file !== undefined) ask(() => sendPhoto(file));
                }}
              />
            </label>
            <button
              type="button"
              disabled={isBusy || position.kind !== 'sharing'}
              onClick={() =>
                position.kind === 'sharing' && say('', { position: { lon: position.lon, lat: position.lat } })
              }
            >
              {t('field.messages.place')}
            </button>
            <button
              type="button"
              className="message-send"
              disabled={isBusy || text.trim() === ''}
              data-testid="field-message-send"
              onClick={() => say(text.trim(), {}, () => setText(''))}
            >
              {t('field.messages.send')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

interface BubbleProps {
  readonly message: Message;
  readonly isOwn: boolean;
  readonly conversation: FieldConversation;
}

function Bubble({ message, isOwn, conversation }: BubbleProps) {
  const { t, i18n } = useWords();
  const now = useNow();
  const { by, at, text, attachment, position, plotId, seq } = message;
  const readers = conversation.others.filter(({ readSeq, name }) => readSeq >= seq && name !== by.name);
  return (
    <li className="bubble" data-own={isOwn} data-testid="field-message">
      <span className="muted">
        {isOwn ? '' : `${by.name} · `}
        {formatTime(at, now, i18n.language)}
      </span>
      {text !== '' && <span>{text}</span>}
      {attachment !== undefined && (
        <img
          src={`/api/attachments/${encodeURIComponent(attachment.id)}`}
          alt={t('field.messages.pictureBy', { name: by.name })}
          loading="lazy"
        />
      )}
      {position !== undefined && <a href={`geo:${position.lat},${position.lon}`}>⌖ {t('field.messages.showPlace')}</a>}
      {plotId !== undefined && <span className="muted">✎ {t('field.messages.plot')}</span>}
      {isOwn && (
        <span className="muted" data-testid="field-message-receipt" data-read={readers.length}>
          {readers.length === 0
            ? `✓ ${t('field.messages.sent')}`
            : `✓✓ ${t('field.messages.read', { names: readers.map(({ name }) => name).join('、') })}`}
        </span>
      )}
    </li>
  );
}
