import { expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import { ageWords, distanceWords, runningClock } from '../../../../../renderer/features/seat/timeWords.ts';

const translate = ((key: string, values?: { count: number }) =>
  `${key.slice('age.'.length)}${values === undefined ? '' : ` ${values.count}`}`) as TFunction;

it('says an age in one unit and never before now', () => {
  const ages = [-5_000, 999, 1_000, 59_999, 60_000, 3_599_999, 3_600_000, 47 * 3_600_000, 48 * 3_600_000];
  expect(ages.map((age) => ageWords(translate, age))).toEqual([
    'now',
    'now',
    'seconds 1',
    'seconds 59',
    'minutes 1',
    'minutes 59',
    'hours 1',
    'hours 47',
    'days 2',
  ]);
});

it('runs a clock over the hour and never backwards', () => {
  expect([-1, 0, 61_000, 3_661_000].map(runningClock)).toEqual(['00:00', '00:00', '01:01', '1:01:01']);
});

it('gives distances in the unit a dispatcher thinks in', () => {
  expect([0.4, 849, 1340, 12_345].map(distanceWords)).toEqual(['0 m', '849 m', '1.34 km', '12.3 km']);
});
