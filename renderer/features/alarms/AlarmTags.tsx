import { useTranslation } from 'react-i18next';
import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';

/** What must be known of a group before anything is done with it. */
export function AlarmTags({ group }: { readonly group: AlarmGroup }) {
  const { t } = useTranslation();
  const tags = [
    ...(group.isBackEntry ? [t('alarms.backEntry')] : []),
    ...(group.place === null ? [t('alarms.noPlace')] : []),
    ...(group.cancelled > 0 ? [t('alarms.cancelled', { count: group.cancelled })] : []),
    ...(group.handling === 'open' ? [] : [t(`alarms.${group.handling}`)]),
  ];
  return tags.map((words) => (
    <span key={words} className="alarm-tag">
      {words}
    </span>
  ));
}
