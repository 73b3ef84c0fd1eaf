import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { selectUnit, useHallStore } from '../../store/index.ts';
import { useUnitName } from '../units/index.ts';

/** What happened, in one phrase: `已到场 巡警01`. */
export function LogLineWords({ line }: { readonly line: IncidentLogLine }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const unitName = useUnitName();
  const { unitId } = line;
  return (
    <>
      {t(`event.${line.event}`, { defaultValue: line.event })}
      {unitId !== undefined && (
        <>
          {' '}
          <button
            type="button"
            className="link timeline-unit"
            title={t('timeline.showUnit', { name: unitName(unitId) })}
            onClick={() => selectUnit(store, unitId)}
          >
            {unitName(unitId)}
          </button>
        </>
      )}
    </>
  );
}
