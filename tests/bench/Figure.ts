/** One measured figure beside what it is measured against. Values in `unit`. */
export interface Figure {
  readonly id: string;
  readonly unit: string;
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** What it must reach, in words. */
  readonly goal: string;
  readonly yardstick: { readonly name: string; readonly value: number | null };
  /** Ours over the yardstick; null where there is none. */
  readonly ratio: number | null;
  readonly conditions: string;
}

export interface Sampled {
  readonly id: string;
  readonly unit: string;
  readonly samples: readonly number[];
  readonly goal: string;
  readonly yardstick: Figure['yardstick'];
  readonly conditions: string;
}

/** The nearest-rank percentile of samples (share 0 to 1). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((first, second) => first - second);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function figureOf({ samples, yardstick, ...rest }: Sampled): Figure {
  const p50 = percentile(samples, 0.5);
  return {
    ...rest,
    n: samples.length,
    p50,
    p95: percentile(samples, 0.95),
    max: percentile(samples, 1),
    yardstick,
    ratio: yardstick.value === null ? null : p50 / yardstick.value,
  };
}

/** Three significant digits: more would promise what no run on a shared machine can hold. */
export function shownValue(value: number): string {
  return String(Number(value.toPrecision(3)));
}

export function shownYardstick({ yardstick: { name, value } }: Figure): string {
  return value === null ? name : `${name}: ${shownValue(value)}`;
}
