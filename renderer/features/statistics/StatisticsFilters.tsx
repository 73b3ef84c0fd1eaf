import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaLevels, type AreaLevel } from '../../../protocol/area/area.ts';
import type { Directory } from '../../../protocol/hall/directory.ts';
import { incidentTypes, type IncidentType } from '../../../protocol/incident/incident.ts';
import type { AgencyId } from '../../../protocol/ids.ts';
import { addDays, reportPeriod, type CivilPeriod } from '../../../protocol/statistics/reportPeriod.ts';
import type { StatisticsFilter } from '../../../protocol/statistics/statistics.ts';
import { AreaSelect } from '../areas/index.ts';

interface StatisticsFiltersProps {
  readonly directory: Directory;
  /** On the hall's clock. */
  readonly today: string;
  readonly period: CivilPeriod;
  readonly onPeriod: (period: CivilPeriod) => void;
  readonly filter: StatisticsFilter;
  readonly onFilter: (filter: StatisticsFilter) => void;
  readonly areaLevel: AreaLevel;
  readonly onAreaLevel: (level: AreaLevel) => void;
}

/** Over what is counted. */
export function StatisticsFilters(props: StatisticsFiltersProps) {
  const { directory, today, period, onPeriod, filter, onFilter, areaLevel, onAreaLevel } = props;
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const tomorrow = addDays(today, 1);
  const presets = {
    today: { from: today, to: tomorrow },
    yesterday: { from: addDays(today, -1), to: today },
    week: { from: addDays(today, -6), to: tomorrow },
    month: { from: addDays(today, -29), to: tomorrow },
    thisMonth: { from: `${today.slice(0, 7)}-01`, to: tomorrow },
  } as const;
  const choose = (changed: CivilPeriod) => {
    // Half a date while somebody types is no period; the last one stays.
    const asked = reportPeriod('custom', changed);
    if (asked !== null) onPeriod(asked);
  };
  return (
    <div className="statistics-filters">
      {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => {
        const isChosen = presets[name].from === period.from && presets[name].to === period.to;
        return (
          <Button
            key={name}
            size="small"
            type={isChosen ? 'primary' : 'default'}
            aria-pressed={isChosen}
            onClick={() => onPeriod(presets[name])}
            data-testid={`period-${name}`}
          >
            {t(`statistics.period.${name}`)}
          </Button>
        );
      })}
      <label>
        {t('statistics.from')}{' '}
        <input
          type="date"
          value={period.from}
          onChange={({ target }) => choose({ from: target.value, to: period.to })}
          data-testid="period-from"
        />
      </label>
      <label>
        {t('statistics.to')}{' '}
        <input
          type="date"
          value={addDays(period.to, -1)}
          onChange={({ target }) => choose({ from: period.from, to: addDays(target.value, 1) })}
          data-testid="period-to"
        />
      </label>
      <span className="is-area">
        <AreaSelect
          areas={directory.areas}
          value={filter.areaId}
          onChange={(areaId) => onFilter({ ...filter, areaId })}
          label={t('statistics.allAreas')}
          allowClear
          testId="statistics-area"
        />
      </span>
      <Select<AreaLevel>
        className="is-choice"
        value={areaLevel}
        onChange={onAreaLevel}
        aria-label={t('statistics.card.byArea')}
        options={areaLevels
          .filter((level) => level !== 'city')
          .map((level) => ({ value: level, label: t('statistics.level', { level: t(`areaLevel.${level}`) }) }))}
      />
      <Select<AgencyId | ''>
        className="is-choice"
        value={filter.agencyId ?? ''}
        onChange={(agencyId) => onFilter({ ...filter, agencyId: agencyId === '' ? null : agencyId })}
        aria-label={t('statistics.card.byAgency')}
        options={[
          { value: '' as const, label: t('statistics.allAgencies') },
          ...directory.agencies.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
      />
      <Select<IncidentType | ''>
        className="is-choice"
        value={filter.type ?? ''}
        onChange={(type) => onFilter({ ...filter, type: type === '' ? null : type })}
        aria-label={t('statistics.card.byType')}
        options={[
          { value: '' as const, label: t('statistics.allTypes') },
          ...incidentTypes.map((type) => ({ value: type, label: t(`incidentType.${type}`) })),
        ]}
      />
    </div>
  );
}
