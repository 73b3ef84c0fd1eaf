import { expect, it } from 'vitest';
import { verbKeys } from '../../../../../renderer/features/incidents/index.ts';
import { copyKey, mapToolKeys } from '../../../../../renderer/features/plot/index.ts';
import { bindKeys, keySign, seatKeys } from '../../../../../renderer/features/seat/index.ts';

it('gives no key two meanings on the seat', () => {
  const all = [...Object.values(seatKeys).flat(), ...Object.values(verbKeys), ...Object.values(mapToolKeys), copyKey];
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
});

it('binds an act to each of its keys and to no other', () => {
  const act = () => undefined;
  expect(bindKeys({ next: act, board: act })).toEqual({ j: act, ArrowDown: act, '0': act });
});

it('writes keys as they stand on a keyboard', () => {
  expect(['Ctrl+k', 'ArrowDown', 'Escape', 'n', 'F2', '['].map(keySign)).toEqual([
    'Ctrl K',
    '↓',
    'Esc',
    'N',
    'F2',
    '[',
  ]);
});
