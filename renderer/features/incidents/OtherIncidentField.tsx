import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceM } from '../../../protocol/geometry/earth.ts';
import type { IncidentId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { isFinished, useHall } from '../../store/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { distanceWords } from '../seat/index.ts';

interface OtherIncidentFieldProps {
  readonly incident: Incident;
  readonly which: 'live' | 'any';
  readonly value: IncidentId | null;
  readonly onChange: (incidentId: IncidentId) => void;
}

/** Another incident by number or words, the nearest first. */
export function OtherIncidentField({ incident, which, value, onChange }: OtherIncidentFieldProps) {
  const { t } = useTranslation();
  const nameOf = useIncidentNamer();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const options = useMemo(
    () =>
      Object.values(incidents)
        .filter((one) => one.id !== incident.id && one.status !== 'merged' && (which === 'any' || !isFinished(one)))
        .map((one) => ({ one, metres: distanceM(one.place, incident.place) }))
        .sort((first, second) => first.metres - second.metres)
        .map(({ one, metres }) => ({
          value: one.id,
          label: `#${one.number} ${nameOf(one)} ${one.summary} · ${distanceWords(metres)} · ${t(`incidentStatus.${one.status}`)}`,
        })),
    [incidents, incident.id, incident.place, which, t, nameOf],
  );
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      autoFocus
      value={value}
      options={options}
      onChange={onChange}
      placeholder={t('sideRoads.other')}
      aria-label={t('sideRoads.other')}
      notFoundContent={t('sideRoads.noOther')}
      data-testid="verb-other"
    />
  );
}
