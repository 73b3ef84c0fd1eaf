import type { TFunction } from 'i18next';
import type { AccountId } from '../../../protocol/ids.ts';
import type { Directory } from '../../../protocol/hall/directory.ts';
import type { MessageTarget } from '../../../protocol/message/message.ts';
import { pinyinInitials } from '../search/index.ts';
import type { People } from './usePeople.ts';

export interface ConversationTarget {
  readonly label: string;
  /** What may be typed to find it: its words, and the first letters of its pinyin. */
  readonly found: string;
  readonly to: MessageTarget;
}

interface Known {
  readonly own: AccountId;
  readonly people: People;
  readonly directory: Pick<Directory, 'agencies' | 'areas' | 'units'> | null;
  readonly language: 'zh' | 'en';
}

/** Everybody a conversation can be begun with: people first, then units, agencies and areas. */
export function conversationTargets(t: TFunction, { own, people, directory, language }: Known): ConversationTarget[] {
  const target = (label: string, name: string, to: MessageTarget): ConversationTarget => ({
    ...{ label, to, found: `${label} ${pinyinInitials(name)}`.toLowerCase() },
  });
  return [
    ...people.map(({ accountId, name, role }) =>
      target(`${name} · ${t(`role.${role}`)}`, name, { kind: 'accounts', accountIds: [own, accountId] }),
    ),
    ...(directory?.units ?? []).map(({ id, callSign }) =>
      target(t('messages.unit', { name: callSign[language] }), callSign.zh, { kind: 'unit', unitId: id }),
    ),
    ...(directory?.agencies ?? []).map(({ id, name }) =>
      target(t('messages.agency', { name: name[language] }), name.zh, { kind: 'agency', agencyId: id }),
    ),
    ...(directory?.areas ?? []).map(({ id, name }) =>
      target(t('messages.area', { name: name[language] }), name.zh, { kind: 'area', areaId: id }),
    ),
  ];
}
