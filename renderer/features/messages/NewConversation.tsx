import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTarget } from '../../../protocol/message/message.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { conversationTargets } from './conversationTargets.ts';
import type { People } from './usePeople.ts';

interface NewConversationProps {
  readonly people: People;
  readonly onOpen: (to: MessageTarget) => void;
}

/** Any person at a desk, unit, agency or area, found by typing words or the first letters of the pinyin. */
export function NewConversation({ people, onOpen }: NewConversationProps) {
  const { t, i18n } = useTranslation();
  const { session } = useSeat();
  const directory = useHall((state) => state.directory.directory);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const own = session.accountId;
  const targets = useMemo(
    () => conversationTargets(t, { own, people, directory, language }),
    [t, own, people, directory, language],
  );
  const options = useMemo(() => targets.map(({ label, found }, value) => ({ label, found, value })), [targets]);
  return (
    <Select<number | null, (typeof options)[number]>
      className="conversation-start"
      size="small"
      showSearch={{ filterOption: (typed, option) => option?.found.includes(typed.trim().toLowerCase()) === true }}
      popupMatchSelectWidth={false}
      value={null}
      placeholder={t('messages.start')}
      aria-label={t('messages.start')}
      notFoundContent={t('messages.foundNone')}
      options={options}
      onChange={(index) => {
        const chosen = index === null ? undefined : targets[index];
        if (chosen !== undefined) onOpen(chosen.to);
      }}
      data-testid="conversation-start"
    />
  );
}
