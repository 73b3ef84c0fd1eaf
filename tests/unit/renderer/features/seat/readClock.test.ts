import { expect, test } from 'vitest';
import { readClock, writeClock } from '../../../../../renderer/features/seat/readClock.ts';

test.each([
  ['8', 480],
  ['08', 480],
  ['830', 510],
  ['0830', 510],
  ['8:30', 510],
  ['08：30', 510],
  ['23.59', 1_439],
  [' 0 ', 0],
])('reads %j as minute %i of the day', (text, minutes) => expect(readClock(text)).toBe(minutes));

test.each(['', '24', '2400', '8:60', '8:3', '-1', '8 pm', '123456', '八点'])('reads no time in %j', (text) =>
  expect(readClock(text)).toBeNull(),
);

test('writes 24 hours', () => expect([0, 510, 1_439].map(writeClock)).toEqual(['00:00', '08:30', '23:59']));
