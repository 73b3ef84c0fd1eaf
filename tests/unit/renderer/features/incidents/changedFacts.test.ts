import { expect, test } from 'vitest';
import { changedFacts, movedFacts } from '../../../../../renderer/features/incidents/changedFacts.ts';

const before = {
  type: 'fire',
  priority: 2,
  place: { lon: 113, lat: 29.5, address: '澜川广场' },
  summary: '商铺起火',
} as const;

test('an edit says only what was changed, trimmed', () => {
  const after = { ...before, type: 'rescue', summary: '  商铺起火，有人被困 ' } as const;
  expect(changedFacts(before, after)).toEqual({ incidentType: 'rescue', summary: '商铺起火，有人被困' });
});

test('white space alone and an address emptied or absent are told apart from a change', () => {
  expect(changedFacts(before, { ...before, summary: ' 商铺起火 ' })).toBeNull();
  const { lon, lat } = before.place;
  expect(changedFacts(before, { ...before, place: { lon, lat, address: ' ' } })).toEqual({ place: { lon, lat } });
  expect(changedFacts({ ...before, place: { lon, lat } }, { ...before, place: { lon, lat, address: '' } })).toBeNull();
});

test('what somebody else corrected is named with its new value', () => {
  expect(movedFacts(before, { ...before, priority: 1 })).toEqual({ priority: 1 });
  expect(movedFacts(before, before)).toBeNull();
});
