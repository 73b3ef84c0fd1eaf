import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../../protocol/hall/directory.ts';
import type { Statistics } from '../../../protocol/statistics/statistics.ts';
import { ChartCard } from './ChartCard.tsx';
import { barOption, heatOption } from './chartOptions.ts';

interface StatisticsCardsProps {
  readonly statistics: Statistics;
  readonly directory: Directory;
}

interface Row {
  readonly label: string;
  readonly values: readonly number[];
}

export function StatisticsCards({ statistics, directory }: StatisticsCardsProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const shown = useMemo(() => {
    const areas = new Map<string, string>(directory.areas.map(({ id, name }) => [id, name[language]]));
    const agencies = new Map<string, string>(directory.agencies.map(({ id, name }) => [id, name[language]]));
    const units = new Map<string, string>(directory.units.map(({ id, callSign }) => [id, callSign[language]]));
    const hourLabels = statistics.byHour.map((_, hour) => t('statistics.hour', { hour }));
    const weekdays = ([0, 1, 2, 3, 4, 5, 6] as const).map((day) => t(`statistics.weekday.${day}`));
    const counts: Record<'byType' | 'byPriority' | 'bySource' | 'byArea' | 'byAgency', readonly Row[]> = {
      byType: statistics.byType.map(({ key, count }) => row(t(`incidentType.${key}`), count)),
      byPriority: statistics.byPriority.map(({ key, count }) => row(t(`priority.${key}`), count)),
      bySource: statistics.bySource
        .filter(({ count }) => count > 0)
        .map(({ key, count }) => row(t(`source.${key}`), count)),
      byArea: statistics.byArea.map(({ key, count }) =>
        row(key === null ? t('statistics.outside') : (areas.get(key) ?? key), count),
      ),
      byAgency: statistics.byAgency.map(({ key, count }) =>
        row(key === null ? t('statistics.nobody') : (agencies.get(key) ?? key), count),
      ),
    };
    const intervals = statistics.intervals.map(({ step, count, p50S, p90S, p95S, maxS }) => ({
      label: t(`statistics.step.${step}`),
      values: [count, ...[p50S, p90S, p95S, maxS].map(minutes)],
    }));
    return {
      byDay: statistics.byDay.map(({ key, count }) => row(key.slice(5), count)),
      byHour: statistics.byHour.map((count, hour) => row(hourLabels[hour] ?? '', count)),
      heat: statistics.heat.map((values, day) => ({ label: weekdays[day] ?? '', values })),
      heatOption: heatOption({ weekdays, rows: statistics.heat }),
      counts,
      intervals,
      intervalOption: barOption({
        labels: intervals.map(({ label }) => label),
        series: [
          { name: t('statistics.column.p50'), values: intervals.map(({ values }) => values[1] ?? null) },
          { name: t('statistics.column.p90'), values: intervals.map(({ values }) => values[2] ?? null) },
        ],
        areLying: true,
      }),
      deadlines: statistics.deadlines.map(({ kind, count, missed, running }) => ({
        label: t(`statistics.clock.${kind}`),
        values: [count, missed, running],
      })),
      workload: statistics.workload.map(({ key, isWholeKind, assignments, onScene, boundS }) => ({
        label: isWholeKind
          ? t('statistics.wholeKind', { kind: t(`unitKind.${key as 'grid'}`) })
          : (units.get(key) ?? key),
        values: [assignments, onScene, minutes(boundS)],
      })),
    };
  }, [statistics, directory, language, t]);
  const [name, count] = [t('statistics.column.name'), t('statistics.column.count')];
  const standing = (rows: readonly Row[], labels?: readonly string[]) =>
    barOption({
      labels: labels ?? rows.map(({ label }) => label),
      series: [{ name: count, values: rows.map(({ values }) => values[0] ?? 0) }],
      areLying: false,
    });
  const lying = (rows: readonly Row[]) =>
    barOption({
      labels: rows.map(({ label }) => label),
      series: [{ name: count, values: rows.map(({ values }) => values[0] ?? 0) }],
      areLying: true,
    });
  return (
    <div className="statistics-cards">
      <ChartCard
        name="byDay"
        title={t('statistics.card.byDay')}
        columns={[name, count]}
        rows={shown.byDay}
        option={standing(shown.byDay)}
      />
      <ChartCard
        name="byHour"
        title={t('statistics.card.byHour')}
        columns={[name, count]}
        rows={shown.byHour}
        option={standing(
          shown.byHour,
          shown.byHour.map((_, hour) => String(hour)),
        )}
        isWide
      />
      <ChartCard
        name="heat"
        title={t('statistics.card.heat')}
        columns={[name, ...shown.byHour.map((_, hour) => String(hour))]}
        rows={shown.heat}
        option={shown.heatOption}
        isWide
      />
      <ChartCard
        name="intervals"
        title={t('statistics.card.intervals')}
        note={t('statistics.note.intervals')}
        columns={[
          name,
          count,
          t('statistics.column.p50'),
          t('statistics.column.p90'),
          t('statistics.column.p95'),
          t('statistics.column.max'),
        ]}
        rows={shown.intervals}
        option={shown.intervalOption}
      />
      {(['byType', 'bySource', 'byPriority', 'byArea', 'byAgency'] as const).map((card) => (
        <ChartCard
          key={card}
          name={card}
          title={t(`statistics.card.${card}`)}
          {...(card === 'byAgency' && { note: t('statistics.note.byAgency') })}
          columns={[name, count]}
          rows={shown.counts[card]}
          option={lying(shown.counts[card])}
          heightRem={Math.max(6, Math.min(15, 1 + shown.counts[card].length * 1.4))}
        />
      ))}
      <ChartCard
        name="deadlines"
        title={t('statistics.card.deadlines')}
        note={t('statistics.note.deadlines')}
        columns={[name, count, t('statistics.column.missed'), t('statistics.column.running')]}
        rows={shown.deadlines}
      />
      <ChartCard
        name="workload"
        title={t('statistics.card.workload')}
        note={t('statistics.note.workload')}
        columns={[
          name,
          t('statistics.column.assignments'),
          t('statistics.column.onScene'),
          t('statistics.column.bound'),
        ]}
        rows={shown.workload}
      />
    </div>
  );
}

function row(label: string, count: number): Row {
  return { label, values: [count] };
}

/** To a tenth. */
function minutes(seconds: number): number;
function minutes(seconds: number | null): number | null;
function minutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds / 6) / 10;
}
