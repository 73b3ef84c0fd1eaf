import { expect, it } from 'vitest';
import { incidentIdSchema } from '../../../../../protocol/ids.ts';
import type { Incident } from '../../../../../protocol/incident/incident.ts';
import { initialRulebookState } from '../../../../../protocol/rulebook/rulebookState.ts';
import { readListView } from '../../../../../renderer/features/incidents/keptListView.ts';
import {
  countKinds,
  filterIncidents,
  foldIncidents,
  sortIncidents,
  stepKind,
  wholeList,
} from '../../../../../renderer/features/incidents/listView.ts';
import { incidentId, stateUpTo } from '../../../../support/incidentBuilder.ts';

const model = stateUpTo('incidentReported').incidents[incidentId];
if (model === undefined) throw new Error('The builder made no incident');
const make = (number: number, more: Partial<Incident> = {}): Incident => ({
  ...model,
  id: incidentIdSchema.parse(`i-${number}`),
  number,
  ...more,
});
const numbers = (incidents: readonly Incident[]) => incidents.map(({ number }) => number);

it('filters by type, priority and words together, and shows all without a choice', () => {
  const all = [make(1), make(2, { type: 'flood', summary: '下穿积水' }), make(3, { priority: 3, summary: '积水' })];
  expect(filterIncidents(all, wholeList)).toBe(all);
  expect(numbers(filterIncidents(all, { ...wholeList, words: ' 积水 ' }))).toEqual([2, 3]);
  expect(numbers(filterIncidents(all, { ...wholeList, types: ['flood'], priorities: [1] }))).toEqual([2]);
  expect(numbers(filterIncidents(all, { ...wholeList, words: '#3' }))).toEqual([3]);
});

it('puts the clock that is due first at the top, whatever the priority says, and what has none at the end', () => {
  const rules = { rulebook: initialRulebookState(), now: 5_000 };
  const late = make(1, { priority: 4, stamps: { reported: { at: -172_000_000 } } });
  const soon = make(2, { priority: 1, stamps: { reported: { at: 1_000 } } });
  const over = make(3, { status: 'closed', stamps: { reported: { at: 0 }, closed: { at: 1 } } });
  expect(numbers(sortIncidents([over, soon, late], 'clock', rules))).toEqual([1, 2, 3]);
  expect(numbers(sortIncidents([late, over, soon], 'newest', rules))).toEqual([3, 2, 1]);
});

it('folds the parts of a large event into one card, where the first of them would stand, and loses none', () => {
  const event = make(9);
  const cards = foldIncidents([make(1, { parentId: event.id }), make(2), event, make(3, { parentId: event.id })]);
  expect(cards.map(({ incident, children }) => [incident.number, numbers(children)])).toEqual([
    [9, [1, 3]],
    [2, []],
  ]);
  const alone = foldIncidents([make(1, { parentId: event.id })]);
  expect(alone.map(({ incident }) => incident.number)).toEqual([1]);
});

it('takes what cannot be read as nothing kept', () => {
  for (const text of ['', '{', '{"sort":"loudest"}', 'null']) {
    expect(readListView('me', { getItem: () => text })).toEqual({ sort: 'priority', filter: wholeList, saved: [] });
  }
});

it('steps from kind to kind and back to all, and finds an incident by the name of its kind', () => {
  const all = [make(1, { kindId: 'shop-fire' }), make(2, { kindId: 'shop-fire' }), make(3, { type: 'flood' })];
  const kinds = countKinds(all);
  expect(kinds.map(({ key, count }) => [key, count])).toEqual([
    ['shop-fire', 2],
    ['family:flood', 1],
  ]);
  const first = stepKind(wholeList, kinds, 1);
  expect(numbers(filterIncidents(all, first))).toEqual([1, 2]);
  const second = stepKind(first, kinds, 1);
  expect(numbers(filterIncidents(all, second))).toEqual([3]);
  expect(stepKind(second, kinds, 1)).toEqual(wholeList);
  expect(stepKind(wholeList, kinds, -1)).toEqual(second);
  const nameOf = ({ kindId }: Incident) => (kindId === undefined ? '内涝' : '商铺火灾');
  expect(numbers(filterIncidents(all, { ...wholeList, words: '商铺' }, nameOf))).toEqual([1, 2]);
});

it('reads what was kept before kinds could be chosen', () => {
  const filter = { types: ['fire'], priorities: [], words: '' };
  const text = JSON.stringify({ sort: 'clock', filter, saved: [{ name: '火情', filter }] });
  const read = { ...filter, kinds: [] };
  expect(readListView('me', { getItem: () => text })).toEqual({
    ...{ sort: 'clock', filter: read, saved: [{ name: '火情', filter: read }] },
  });
});
