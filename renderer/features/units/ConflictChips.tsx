import { useTranslation } from 'react-i18next';
import type { RosterConflict } from '../../../protocol/roster/rosterConflicts.ts';
import { useHall } from '../../store/index.ts';
import { shiftTimes } from './shiftTimes.ts';
import { useUnitName } from './useUnitName.ts';

/** Who or what stands in two shifts at once, and in which other one. */
export function ConflictChips({ conflicts }: { readonly conflicts: readonly RosterConflict[] }) {
  const { t, i18n } = useTranslation();
  const unitName = useUnitName();
  const shifts = useHall((state) => state.dispatch.state.shifts);
  if (conflicts.length === 0) return null;
  return (
    <ul className="roster-conflicts" role="status">
      {conflicts.map(({ kind, name, otherId }) => {
        const other = shifts[otherId];
        const words = other === undefined ? '' : `${unitName(other.unitId)} ${shiftTimes(other, i18n.language)}`;
        return (
          <li key={`${kind} ${name} ${otherId}`} data-testid="roster-conflict">
            ▲ {t(`roster.conflict.${kind}`, { name, words })}
          </li>
        );
      })}
    </ul>
  );
}
