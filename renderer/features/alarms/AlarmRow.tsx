import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmGroup } from '../../../protocol/alarm/alarm.ts';
import { Age } from '../seat/index.ts';
import { AlarmTags } from './AlarmTags.tsx';

interface AlarmRowProps {
  readonly group: AlarmGroup;
  readonly isSelected: boolean;
  readonly onSelect: (group: AlarmGroup) => void;
}

/** One group of alarms: how urgent, what, how many, where, whose, since when. */
export const AlarmRow = memo(function AlarmRow({ group, isSelected, onSelect }: AlarmRowProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      role="option"
      aria-selected={isSelected}
      className="alarm-row"
      data-priority={group.priority}
      data-testid="alarm-row"
      data-alarm={group.id}
      onClick={() => onSelect(group)}
    >
      <span className="priority-mark" data-priority={group.priority}>
        {t(`priority.${group.priority}`)}
      </span>
      <span className="alarm-row-main">
        <span className="alarm-row-title">
          <b>{t(`incidentType.${group.incidentType}`)}</b>
          {group.count > 1 && (
            <span className="alarm-count" data-testid="alarm-count">
              ×{group.count}
            </span>
          )}
          <span className="alarm-row-text">{group.text}</span>
        </span>
        <span className="alarm-row-under">
          <span className="muted">{group.sourceName}</span>
          <AlarmTags group={group} />
          <span className="alarm-row-place">{group.address}</span>
        </span>
      </span>
      <Age at={group.raisedAt} />
    </button>
  );
});
