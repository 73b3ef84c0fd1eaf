import { expect, test } from 'vitest';
import { incidentClocks } from '../../../../protocol/clock/incidentClocks.ts';
import { incidentIdSchema } from '../../../../protocol/ids.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { inGrid, seats } from '../../../support/lifecycleWorld.ts';

test('a void report that is taken up again is as old as it is, and so is its clock', () => {
  const hall = new LifecycleHall();
  const incidentId = incidentIdSchema.parse('i-1');
  const what = { incidentType: 'fire' as const, priority: 1 as const, place: inGrid, areaId: null };
  hall.run(seats.taker, { type: 'reportIncident', incidentId, ...what, summary: '烟', source: 'desk' });
  const born = hall.incident('i-1').stamps.reported;
  const clock = () => incidentClocks(hall.incident('i-1'), defaultRulebook, hall.now)[0];
  const before = clock();
  hall.run(seats.leader, { type: 'voidIncident', incidentId, expect: 1, reason: '误报' });
  expect(clock()).toMatchObject({ stoppedAt: hall.now });
  hall.run(seats.supervisor, { type: 'reopenIncident', incidentId, expect: 2, reason: '属实' });
  expect(hall.incident('i-1')).toMatchObject({ status: 'reported', stamps: { reported: born } });
  expect(clock()).toEqual(before);
});
