import { shownValue, shownYardstick } from './Figure.ts';
import type { Result } from './ResultsFile.ts';

/** The results as docs/numbers.md shows them: a table, and the conditions of each figure below it. */
export function markdownTable(results: readonly Result[]): string {
  const rows = results.map((result) =>
    [
      `\`${result.id}\``,
      result.unit,
      String(result.n),
      ...[result.p50, result.p95, result.max].map(shownValue),
      result.goal,
      shownYardstick(result),
      result.ratio === null ? '' : `${shownValue(result.ratio)}x`,
      result.measuredAt.slice(0, 10),
    ].join(' | '),
  );
  const conditions = results.map(({ id, conditions: words }) => `- \`${id}\`: ${words}.`);
  return [
    '| figure | unit | n | p50 | p95 | max | goal | yardstick | ratio | measured |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    'Conditions:',
    '',
    ...conditions,
  ].join('\n');
}
