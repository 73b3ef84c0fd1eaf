import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { useUnitName } from '../units/index.ts';

/** What happened, in one phrase: `已到场 巡警01`. */
export function LogLineWords({ line }: { readonly line: IncidentLogLine }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  return (
    <>
      {t(`event.${line.event}`, { defaultValue: line.event })}
      {line.unitId !== undefined && <b> {unitName(line.unitId)}</b>}
    </>
  );
}
