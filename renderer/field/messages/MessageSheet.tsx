import { useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import type { FieldConversation } from '../../../protocol/message/fieldMessages.ts';
import { conversationIdOf } from '../../../protocol/message/message.ts';
import { useField } from '../FieldContext.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { FieldConversationView } from './FieldConversationView.tsx';
import { unreadHere } from './unreadMessages.ts';
import { useWords } from '../useWords.ts';
import './messages.css';

interface MessageSheetProps {
  readonly unitId: UnitId;
  readonly onClose: () => void;
}

/** The unit's conversations; its own with the hall is there before anybody wrote. */
export function MessageSheet({ unitId, onClose }: MessageSheetProps) {
  const { t } = useWords();
  const acts = useField((state) => state.acts);
  const view = useField((state) => state.view);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const own = view?.messages ?? [];
  const withHall = { kind: 'unit', unitId } as const;
  const hasHall = own.some(({ id }) => id === conversationIdOf(withHall));
  const empty = { messages: [], deliveredSeq: 0, readSeq: 0, others: [], isMember: true };
  const conversations = hasHall ? own : [...own, { id: conversationIdOf(withHall), to: withHall, ...empty }];
  const opened = conversations.find(({ id }) => id === openedId);
  const nameOf = (one: FieldConversation): string => {
    if (!one.isMember) return t('field.messages.called');
    const kind = one.to.kind === 'desk' || one.to.kind === 'accounts' ? 'unit' : one.to.kind;
    const incidentId = one.to.kind === 'incident' ? one.to.incidentId : null;
    const entry = view?.assignments.find(({ incident }) => incident.id === incidentId);
    return `${t(`field.messages.${kind}`)}${entry === undefined ? '' : ` #${entry.incident.number}`}`;
  };
  return (
    <Sheet heading={opened === undefined ? t('field.messages.heading') : nameOf(opened)} onClose={onClose}>
      {opened === undefined ? (
        <ul className="list" data-testid="field-conversations">
          {conversations.map((one) => {
            const last = one.messages.at(-1);
            const unread = unreadHere(one, acts, unitId).length;
            return (
              <li key={one.id}>
                <button
                  type="button"
                  className="conversation"
                  data-testid="field-conversation"
                  data-conversation={one.id}
                  onClick={() => setOpenedId(one.id)}
                >
                  <strong>
                    {nameOf(one)}
                    {unread > 0 && <span className="conversation-unread">{unread}</span>}
                  </strong>
                  <span className="muted">
                    {last === undefined ? t('field.messages.none') : `${last.by.name}: ${last.text}`}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : (
        <FieldConversationView conversation={opened} unitId={unitId} onBack={() => setOpenedId(null)} />
      )}
    </Sheet>
  );
}
