import { useMemo } from 'react';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { conversationList } from './conversationList.ts';

/** How many messages this person has not read. */
export function useUnreadCount(): number {
  const { session } = useSeat();
  const messages = useHall((state) => state.dispatch.state.messages);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  return useMemo(
    () =>
      conversationList(
        { messages, incidents },
        { accountId: session.accountId, incidentId: null, unitId: null },
      ).reduce((sum, { unread }) => sum + unread.length, 0),
    [messages, incidents, session.accountId],
  );
}
