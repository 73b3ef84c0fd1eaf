import { Button, Empty, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationIdOf, type MessageTarget } from '../../../protocol/message/message.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { useHall } from '../../store/index.ts';
import { Age, RefusalNotice, useSeat } from '../seat/index.ts';
import { conversationList } from './conversationList.ts';
import { ConversationView } from './ConversationView.tsx';
import { NewConversation } from './NewConversation.tsx';
import { useConversationName } from './useConversationName.ts';
import { usePeople } from './usePeople.ts';
import './messages.css';

type Found = CallOutput<'messages.search'>;

/** The seat's messages: conversations with what is unread, one of them opened, and search over all of them. */
export function MessagePanel() {
  const { t } = useTranslation();
  const { session, ask } = useSeat();
  const people = usePeople();
  const nameOf = useConversationName(people);
  const messages = useHall((state) => state.dispatch.state.messages);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const incidentId = useHall((state) => state.selection.incidentId);
  const unitId = useHall((state) => state.selection.unitId);
  const [opened, setOpened] = useState<MessageTarget | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const rows = useMemo(
    () => conversationList({ messages, incidents }, { accountId: session.accountId, incidentId, unitId }),
    [messages, incidents, session.accountId, incidentId, unitId],
  );
  async function search(words: string): Promise<void> {
    setProblem(null);
    if (words.trim() === '') {
      setFound(null);
      return;
    }
    try {
      setFound(await ask('messages.search', { words: words.trim() }));
    } catch (error) {
      setProblem(error);
    }
  }
  if (opened !== null)
    return (
      <section className="panel messages" aria-label={t('messages.title')}>
        <header className="panel-head">
          <Button
            size="small"
            onClick={() => setOpened(null)}
            aria-label={t('messages.back')}
            data-testid="messages-back"
          >
            ‹
          </Button>
          <h2 title={t('messages.kept')}>{nameOf(opened)}</h2>
        </header>
        <ConversationView key={conversationIdOf(opened)} to={opened} onOpen={setOpened} />
      </section>
    );
  return (
    <section className="panel messages" aria-label={t('messages.title')}>
      <header className="panel-head">
        <Input.Search
          size="small"
          allowClear
          placeholder={t('messages.search')}
          aria-label={t('messages.search')}
          onSearch={(words) => void search(words)}
        />
        <NewConversation people={people} onOpen={setOpened} />
      </header>
      <div className="panel-body">
        {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
        {found !== null && (
          <p className="muted panel-pad">
            {found.length === 0 ? t('messages.foundNone') : t('messages.found', { count: found.length })}
          </p>
        )}
        {found?.map(({ to, message }) => (
          <button type="button" className="conversation-row" key={message.seq} onClick={() => setOpened(to)}>
            <b>{nameOf(to)}</b>
            <Age at={message.at} />
            <span className="conversation-last">{`${message.by.name}: ${message.text}`}</span>
          </button>
        ))}
        {found === null && rows.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('messages.empty')} />
        )}
        {found === null &&
          rows.map(({ id, to, last, unread }) => (
            <button
              type="button"
              className="conversation-row"
              key={id}
              data-testid="conversation"
              data-conversation={id}
              data-unread={unread.length}
              onClick={() => setOpened(to)}
            >
              <b>{nameOf(to)}</b>
              {last === null ? <span /> : <Age at={last.at} />}
              <span className="conversation-last">
                {last === null ? t('messages.emptyHere') : `${last.by.name}: ${last.text}`}
              </span>
              {unread.length > 0 && (
                <span className="conversation-unread" title={t('messages.unread', { count: unread.length })}>
                  {unread.length}
                </span>
              )}
            </button>
          ))}
      </div>
    </section>
  );
}
