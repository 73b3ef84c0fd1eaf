import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import { useHall } from '../../store/index.ts';
import { useAgencyName } from '../roads/index.ts';

/** What a line says beside its words: how it was verified, to whom it went, until when, who was told. */
export function LineFacts({ line }: { readonly line: IncidentLogLine }) {
  const { t, i18n } = useTranslation();
  const agencyName = useAgencyName();
  const areas = useHall((state) => state.directory.directory?.areas);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { outcome, agencyId, until, informed = [], cameraIds } = line;
  const areaName = (id: string) => areas?.find((area) => area.id === id)?.name[language] ?? id;
  const facts = [
    ...(outcome === undefined ? [] : [t(`verify.${outcome}`)]),
    ...(agencyId === undefined ? [] : [agencyName(agencyId)]),
    ...(until === undefined ? [] : [t('timeline.until', { time: dayTime(until, i18n.language) })]),
    ...(informed.length === 0 ? [] : [t('timeline.informed', { names: informed.map(areaName).join(t('sign.list')) })]),
    ...(cameraIds === undefined || line.event !== 'camerasLinked'
      ? []
      : [t('timeline.cameras', { count: cameraIds.length })]),
  ];
  if (facts.length === 0) return null;
  return <span className="timeline-facts"> {facts.join(' · ')}</span>;
}
