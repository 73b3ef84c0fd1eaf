import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTarget } from '../../../protocol/message/message.ts';
import { conversationIdOf } from '../../../protocol/message/message.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import type { People } from './usePeople.ts';
import { useUnitName } from '../units/index.ts';

/** What a conversation is called on this seat. */
export function useConversationName(people: People): (to: MessageTarget) => string {
  const { t, i18n } = useTranslation();
  const { session } = useSeat();
  const unitName = useUnitName();
  const directory = useHall((state) => state.directory.directory);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const messages = useHall((state) => state.dispatch.state.messages);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useCallback(
    (to) => {
      switch (to.kind) {
        case 'hall':
        case 'desk':
          return t(`messages.${to.kind}`);
        case 'agency':
          return t('messages.agency', {
            name: directory?.agencies.find(({ id }) => id === to.agencyId)?.name[language] ?? to.agencyId,
          });
        case 'area':
          return t('messages.area', {
            name: directory?.areas.find(({ id }) => id === to.areaId)?.name[language] ?? to.areaId,
          });
        case 'incident':
          return t('messages.incident', { number: incidents[to.incidentId]?.number ?? '…' });
        case 'unit':
          return t('messages.unit', { name: unitName(to.unitId) });
        case 'accounts': {
          const other = to.accountIds.find((id) => id !== session.accountId);
          const named = people.find(({ accountId }) => accountId === other)?.name;
          const known = Object.values(messages).flatMap((one) => one.messages);
          const name = known.find(({ by }) => by.accountId === other)?.by.name;
          const reader = messages[conversationIdOf(to)]?.readers[other ?? '']?.name;
          return t('messages.accounts', { name: named ?? name ?? reader ?? t('messages.other') });
        }
      }
    },
    [t, people, language, directory, incidents, messages, unitName, session.accountId],
  );
}
