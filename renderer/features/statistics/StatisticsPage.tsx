import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { AreaLevel } from '../../../protocol/area/area.ts';
import type { Directory } from '../../../protocol/hall/directory.ts';
import { currentRulebook } from '../../../protocol/rulebook/rulebookState.ts';
import { civilHour } from '../../../protocol/statistics/civilHour.ts';
import { countStatistics } from '../../../protocol/statistics/countStatistics.ts';
import { addDays, momentsOf, type CivilPeriod } from '../../../protocol/statistics/reportPeriod.ts';
import type { StatisticsFilter } from '../../../protocol/statistics/statistics.ts';
import { useHall } from '../../store/index.ts';
import { clockTime, useSeat } from '../seat/index.ts';
import { ReportBar } from './ReportBar.tsx';
import { ScheduledReports } from './ScheduledReports.tsx';
import { StatisticsCards } from './StatisticsCards.tsx';
import { StatisticsFilters } from './StatisticsFilters.tsx';
import { useCalmHall } from './useCalmHall.ts';
import './statistics.css';

interface StatisticsPageProps {
  /** The map lies below: whoever wants to see it leaves. */
  readonly onLeave: () => void;
}

/** Volume, response, deadlines and workload over a period, as charts and tables, with the reports that can be taken. */
export function StatisticsPage({ onLeave }: StatisticsPageProps) {
  const { t } = useTranslation();
  const { directory, phase } = useHall((state) => state.directory);
  if (directory === null && phase === 'failed') return <p role="status">{t('map.directoryFailed')}</p>;
  if (directory === null) return <Skeleton active paragraph={{ rows: 16 }} />;
  return <ReadyPage directory={directory} onLeave={onLeave} />;
}

function ReadyPage({ directory, onLeave }: StatisticsPageProps & { readonly directory: Directory }) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const { state, now } = useCalmHall();
  const { utcOffsetMin } = currentRulebook(state.rulebook).calendar.timeZone;
  const today = civilHour(now, utcOffsetMin).date;
  const [period, setPeriod] = useState<CivilPeriod>({ from: addDays(today, -6), to: addDays(today, 1) });
  const [filter, setFilter] = useState<StatisticsFilter>({ areaId: null, agencyId: null, type: null });
  const [areaLevel, setAreaLevel] = useState<AreaLevel>('county');
  const statistics = useMemo(
    () => countStatistics({ state, directory, period: momentsOf(period, utcOffsetMin), filter, areaLevel, now }),
    [state, directory, period, utcOffsetMin, filter, areaLevel, now],
  );
  const { verification } = statistics;
  const figures = {
    count: statistics.count,
    closed: statistics.closedCount,
    unfinished: statistics.unfinishedCount,
    overdue: statistics.overdueCount,
    failed: verification.failed,
    reopened: verification.reopened,
    void: statistics.voidCount,
    merged: statistics.mergedCount,
    backEntered: statistics.backEnteredCount,
  };
  function showHeat(): void {
    onLeave();
    document.querySelector<HTMLElement>('[data-testid="map-tool-heat"][aria-pressed="false"]')?.click();
  }
  return (
    <div className="statistics" data-testid="statistics">
      <StatisticsFilters
        {...{ directory, today, period, filter, areaLevel }}
        onPeriod={setPeriod}
        onFilter={setFilter}
        onAreaLevel={setAreaLevel}
      />
      <div className="statistics-report">
        {isPermitted(session.role, 'exportReport') && <ReportBar period={period} filter={filter} />}
        <span className="spacer" />
        <span className="muted">{t('statistics.asOf', { time: clockTime(now) })}</span>
        <Button size="small" onClick={showHeat} data-testid="statistics-heat">
          {t('statistics.heatMap')}
        </Button>
      </div>
      <dl className="statistics-figures" data-testid="statistics-figures">
        {(Object.keys(figures) as (keyof typeof figures)[]).map((name) => (
          <div key={name} className={name === 'overdue' && figures.overdue > 0 ? 'is-bad' : ''}>
            <dt>{t(`statistics.figure.${name}`)}</dt>
            <dd data-figure={name}>{figures[name]}</dd>
          </div>
        ))}
      </dl>
      <StatisticsCards statistics={statistics} directory={directory} />
      {isPermitted(session.role, 'exportReport') && <ScheduledReports />}
      <p className="muted">{t('statistics.counting')}</p>
    </div>
  );
}
