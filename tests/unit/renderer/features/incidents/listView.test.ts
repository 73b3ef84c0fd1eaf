import { expect, it } from 'vitest';
import { incidentIdSchema } from '../../../../../protocol/ids.ts';
import type { Incident } from '../../../../../protocol/incident/incident.ts';
import { initialRulebookState } from '../../../../../protocol/rulebook/rulebookState.ts';
import { readListView } from '../../../../../renderer/features/incidents/keptListView.ts';
import {
  filterIncidents,
  foldIncidents,
  sortIncidents,
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
  expect(numbers(filterIncidents(all, { types: ['flood'], priorities: [1], words: '' }))).toEqual([2]);
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
