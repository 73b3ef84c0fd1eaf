import { expect, test } from 'vitest';
import type { AlarmGroup } from '../../../../../protocol/alarm/alarm.ts';
import { alarmMarks } from '../../../../../renderer/features/hallMap/mapMarks.ts';

test('the map shows alarms that wait and say where, and none that somebody has settled', () => {
  const group = (id: string, more: Partial<AlarmGroup>) =>
    [
      id,
      { id, status: 'new', priority: 2, incidentType: 'fire', place: { lon: 113, lat: 29.5 }, ...more } as AlarmGroup,
    ] as const;
  const groups = Object.fromEntries([
    group('waiting', {}),
    group('nowhere', { place: null }),
    group('accepted', { status: 'accepted' }),
    group('dismissed', { status: 'dismissed' }),
  ]);
  expect(alarmMarks(groups, (type) => `alarm: ${type}`)).toEqual([
    { id: 'waiting', priority: 2, position: { lon: 113, lat: 29.5 }, label: 'alarm: fire' },
  ]);
});
