import { beforeEach, expect, test } from 'vitest';
import { incidentIdSchema } from '../../../../protocol/ids.ts';
import { findDuplicates } from '../../../../protocol/incident/findDuplicates.ts';
import type { IncidentType } from '../../../../protocol/incident/incident.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { inGrid, seats } from '../../../support/lifecycleWorld.ts';

let hall: LifecycleHall;
const beside = { lon: inGrid.lon + 0.001, lat: inGrid.lat };
const acrossTown = { lon: inGrid.lon + 0.2, lat: inGrid.lat };

function report(name: string, incidentType: IncidentType, summary: string, place = inGrid): void {
  const incidentId = incidentIdSchema.parse(name);
  hall.run(seats.taker, {
    ...{ type: 'reportIncident', incidentId, incidentType, summary, place },
    ...{ priority: 2, areaId: null, source: 'phone' },
  } as const);
}
const found = (draft: Omit<Parameters<typeof findDuplicates>[1], 'at'>, ageMs = 60_000) =>
  findDuplicates(Object.values(hall.state.incidents), { ...draft, at: hall.now + ageMs }).map(
    ({ incident }) => incident.id,
  );

beforeEach(() => {
  hall = new LifecycleHall();
  report('fire', 'fire', '人民广场东侧商铺起火，有浓烟');
  report('crash', 'traffic', '两车追尾，占一条车道');
  report('far', 'fire', '人民广场东侧商铺起火，有浓烟', acrossTown);
});

test('the same fire seen from the next street comes first, one across town not at all', () => {
  expect(found({ place: beside, incidentType: 'fire', text: '商铺着火 浓烟很大' })).toEqual(['fire', 'crash']);
});

test('words alone find it before a place is known, and nothing typed finds nothing', () => {
  expect(found({ text: '广场东侧商铺起火' })).toEqual(['far', 'fire']);
  expect(found({})).toEqual([]);
});

test('yesterday’s fire is none of today’s', () => {
  expect(found({ place: beside, incidentType: 'fire', text: '商铺起火' }, 7 * 3_600_000)).toEqual([]);
});
