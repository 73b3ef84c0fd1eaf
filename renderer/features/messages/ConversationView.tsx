import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationIdOf, type Message, type MessageTarget } from '../../../protocol/message/message.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { MessageForm } from './MessageForm.tsx';
import { MessageRow } from './MessageRow.tsx';

interface ConversationViewProps {
  readonly to: MessageTarget;
  readonly onOpen: (to: MessageTarget) => void;
}

const nobody = {};

/** One conversation: the latest at the foot, older ones on demand; what stands before the eyes is confirmed as read. */
export function ConversationView({ to, onOpen }: ConversationViewProps) {
  const { t } = useTranslation();
  const { session, send, ask } = useSeat();
  const id = conversationIdOf(to);
  const conversation = useHall((state) => state.dispatch.state.messages[id]);
  const [older, setOlder] = useState<readonly Message[]>([]);
  const [hasMore, setHasMore] = useState(true);
  const [problem, setProblem] = useState<unknown>(null);
  const foot = useRef<HTMLDivElement>(null);
  const kept = conversation?.messages ?? [];
  const last = kept.at(-1);
  const readSeq = conversation?.readers[session.accountId]?.readSeq ?? 0;
  const readers = conversation?.readers ?? nobody;
  const mayHaveOlder = hasMore && (conversation?.count ?? 0) > kept.length + older.length;

  const unreadId = last !== undefined && last.seq > readSeq && last.by.accountId !== session.accountId ? last.id : null;
  useEffect(() => {
    if (unreadId === null) return undefined;
    const confirm = () => {
      if (document.visibilityState !== 'visible') return;
      const command = { type: 'confirmMessageRead', conversationId: id, messageId: unreadId, receipt: 'read' } as const;
      void send(command, `read:${id}`);
    };
    confirm();
    document.addEventListener('visibilitychange', confirm);
    return () => document.removeEventListener('visibilitychange', confirm);
  }, [id, unreadId, send]);
  useEffect(() => {
    foot.current?.scrollIntoView({ block: 'end' });
  }, [last?.id]);

  async function readOlder(): Promise<void> {
    const first = older[0] ?? kept[0];
    if (first === undefined) return;
    setProblem(null);
    try {
      const answer = await ask('messages.read', { conversationId: id, beforeSeq: first.seq });
      setOlder((before) => [...answer.messages, ...before]);
      setHasMore(answer.hasMore);
    } catch (error) {
      setProblem(error);
    }
  }
  return (
    <>
      <div className="panel-body message-body">
        {mayHaveOlder && (
          <Button size="small" block onClick={() => void readOlder()} data-testid="messages-older">
            {t('messages.older')}
          </Button>
        )}
        {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
        {kept.length === 0 && <p className="muted panel-pad">{t('messages.emptyHere')}</p>}
        <ul className="message-list">
          {[...older, ...kept].map((message) => {
            const isOwn = message.by.accountId === session.accountId;
            const isDesk = message.by.unitId === undefined;
            return (
              <MessageRow
                key={message.id}
                {...{ message, readers, isOwn }}
                onDirect={
                  isOwn || !isDesk || to.kind === 'accounts'
                    ? undefined
                    : (accountId) => onOpen({ kind: 'accounts', accountIds: [session.accountId, accountId] })
                }
              />
            );
          })}
        </ul>
        <div ref={foot} />
      </div>
      <MessageForm key={id} to={to} conversationId={id} />
    </>
  );
}
