import type { EChartsCoreOption } from 'echarts/core';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

interface Bars {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Lying bars read from above; standing ones follow in time. */
  readonly areLying: boolean;
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** In our colours; the chosen theme stands on the root. Nothing on a seat waits for an animation. */
function base() {
  const text = { color: token('--text-muted'), fontFamily: token('--font'), fontSize: 11 };
  const axis = {
    axisLabel: text,
    axisLine: { lineStyle: { color: token('--line-strong') } },
    axisTick: { show: false },
  };
  const tooltip = {
    backgroundColor: token('--surface-3'),
    borderColor: token('--line-strong'),
    textStyle: { ...text, color: token('--text') },
  };
  return { text, axis, tooltip };
}

export function barOption({ labels, series, areLying }: Bars): EChartsCoreOption {
  const { text, axis, tooltip } = base();
  const colors = [token('--accent'), token('--replay')];
  const names = { type: 'category', data: labels, ...axis, inverse: areLying };
  const numbers = {
    type: 'value',
    minInterval: 1,
    ...axis,
    axisLine: { show: false },
    splitLine: { lineStyle: { color: token('--line') } },
  };
  const hasLegend = series.length > 1;
  return {
    animation: false,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, ...tooltip },
    ...(hasLegend && { legend: { top: 0, right: 0, textStyle: text, itemWidth: 10, itemHeight: 10 } }),
    grid: {
      left: 4,
      right: areLying ? 32 : 8,
      top: hasLegend ? 26 : 16,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: areLying ? { ...numbers, show: false } : names,
    yAxis: areLying ? names : numbers,
    series: series.map(({ name, values }, index) => ({
      type: 'bar',
      name,
      data: values,
      color: colors[index],
      barMaxWidth: 18,
      label: {
        show: areLying || labels.length <= 31,
        position: areLying ? 'right' : 'top',
        ...text,
        formatter: ({ value }: { value: unknown }) => (typeof value === 'number' && value > 0 ? String(value) : ''),
      },
    })),
  };
}

interface Heat {
  readonly weekdays: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

export function heatOption({ weekdays, rows }: Heat): EChartsCoreOption {
  const { text, axis, tooltip } = base();
  const most = Math.max(1, ...rows.flat());
  return {
    animation: false,
    tooltip: {
      ...tooltip,
      formatter: ({ value }: { value: readonly number[] }) =>
        `${weekdays[value[1] ?? 0] ?? ''} ${value[0] ?? 0}:00 · ${value[2] ?? 0}`,
    },
    grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), ...axis },
    yAxis: { type: 'category', data: weekdays, inverse: true, ...axis },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      inRange: { color: [token('--surface-2'), token('--warning-surface'), token('--warning')] },
    },
    series: [
      {
        type: 'heatmap',
        data: rows.flatMap((row, weekday) => row.map((count, hour) => [hour, weekday, count])),
        itemStyle: { borderColor: token('--surface-0'), borderWidth: 1 },
        label: {
          show: true,
          ...text,
          // Dark words on the brightest cells: light ones would fall below 4.5:1.
          formatter: ({ value }: { value: readonly number[] }) => {
            const count = value[2] ?? 0;
            if (count === 0) return '';
            return count > most * 0.6 ? `{dark|${count}}` : `{light|${count}}`;
          },
          rich: {
            dark: { color: token('--surface-0'), fontWeight: 600, fontSize: 11 },
            light: { color: token('--text'), fontSize: 11 },
          },
        },
      },
    ],
  };
}
