import { expect, test } from 'vitest';
import { mostSamplePlaces, type AlarmBatch } from '../../../../protocol/alarm/alarm.ts';
import { alarmGroupIdSchema, incidentIdSchema } from '../../../../protocol/ids.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import { decideAlarm } from '../../../../server/alarms/index.ts';
import { actor, facts, stateAfter } from '../../../support/incidentBuilder.ts';

const system = actor('system');
const groupIdOf = (name: string) => alarmGroupIdSchema.parse(name);
const batch = (name: string, more: Partial<AlarmBatch> = {}): AlarmBatch => ({
  groupId: groupIdOf(name),
  upTo: 1,
  sourceId: 'water',
  sourceName: '水务',
  source: 'sensor',
  incidentType: 'flood',
  areaId: null,
  priority: 3,
  place: { lon: 113, lat: 29.5 },
  address: '',
  text: '积水',
  count: 1,
  updated: 0,
  cancelled: 0,
  firstAt: 100_000,
  lastAt: 100_000,
  places: [[113, 29.5]],
  isBackEntry: false,
  handling: 'open',
  windowMs: 60_000,
  ...more,
});
function record(state: HallState, ...batches: AlarmBatch[]): HallState {
  const events: HallEvent[] = decideAlarm(state, { type: 'recordAlarms', batches }, facts(system));
  return stateAfter(
    events.map((event) => [event, system] as const),
    state,
  );
}
const groupIds = (state: HallState): string[] => Object.keys(state.alarms.groups);

test('alarms of one source, type and area within the window are one group; others are their own', () => {
  const state = record(
    emptyHallState(),
    batch('a'),
    batch('b', { upTo: 2, count: 4, firstAt: 150_000, lastAt: 150_000, priority: 2, text: '水更深' }),
    batch('c', { upTo: 3, firstAt: 300_000, lastAt: 300_000 }),
    batch('d', { upTo: 4, incidentType: 'fire' }),
    batch('e', { upTo: 5, isBackEntry: true }),
  );
  expect(groupIds(state)).toEqual(['a', 'c', 'd', 'e']);
  expect(state.alarms.groups['a']).toMatchObject({
    count: 5,
    priority: 2,
    text: '水更深',
    firstAt: 100_000,
    lastAt: 150_000,
  });
  expect(state.alarms.intakeSeq).toBe(5);
});

test('what is counted is not counted again', () => {
  const state = record(emptyHallState(), batch('a', { upTo: 7 }));
  expect(record(state, batch('b', { upTo: 7 }))).toEqual(state);
});

test('a group that is an incident takes its like, but a more urgent one is a new card; a dismissed one takes none', () => {
  const accepted: HallEvent = { type: 'alarmAccepted', groupId: groupIdOf('a'), ledTo: incidentIdSchema.parse('i') };
  const raised = record(emptyHallState(), batch('a'));
  const handled = stateAfter([[accepted, actor('dispatcher')]], raised);
  expect(groupIds(record(handled, batch('b', { upTo: 2 })))).toEqual(['a']);
  expect(groupIds(record(handled, batch('b', { upTo: 2, priority: 1 })))).toEqual(['a', 'b']);
  const dismissed: HallEvent = { type: 'alarmDismissed', groupId: groupIdOf('a'), reason: '误报' };
  const gone = stateAfter([[dismissed, actor('dispatcher')]], raised);
  expect(groupIds(record(gone, batch('b', { upTo: 2 })))).toEqual(['a', 'b']);
});

test('a withdrawal marks what stands and raises nothing where nothing does', () => {
  const withdrawal = batch('b', {
    upTo: 2,
    count: 0,
    cancelled: 1,
    firstAt: 9e9,
    lastAt: 9e9,
    priority: 1,
    text: '撤销',
  });
  const state = record(record(emptyHallState(), batch('a')), withdrawal);
  expect(state.alarms.groups['a']).toMatchObject({ status: 'new', cancelled: 1, priority: 3, text: '积水' });
  expect(groupIds(record(emptyHallState(), withdrawal))).toEqual([]);
});

test('the state stays small: few places a group, few handled groups, and every waiting one', () => {
  let state = emptyHallState();
  for (let index = 1; index <= 400; index += 1) {
    state = record(state, batch(`g${index}`, { upTo: index, firstAt: index * 1e6, lastAt: index * 1e6 }));
    if (index % 4 === 0) continue;
    const dismissed: HallEvent = { type: 'alarmDismissed', groupId: groupIdOf(`g${index}`), reason: '误报' };
    state = stateAfter([[dismissed, actor('dispatcher')]], state);
  }
  const groups = Object.values(state.alarms.groups);
  expect(groups.filter(({ status }) => status === 'new')).toHaveLength(100);
  expect(groups.filter(({ status }) => status === 'dismissed')).toHaveLength(200);
  for (let index = 401; index < 450; index += 1)
    state = record(state, batch('x', { upTo: index, areaId: null, source: '110', sourceId: 'one' }));
  expect(Object.values(state.alarms.groups).find(({ sourceId }) => sourceId === 'one')?.places).toHaveLength(
    mostSamplePlaces,
  );
});

test('accepting needs a place and happens once; the incident says what it came from', () => {
  const state = record(emptyHallState(), batch('a', { place: null, isBackEntry: true }));
  const incidentId = incidentIdSchema.parse('i');
  const accept = { type: 'acceptAlarm', groupId: groupIdOf('a'), incidentId } as const;
  const dispatcher = facts(actor('dispatcher'));
  expect(() => decideAlarm(state, accept, dispatcher)).toThrow('alarmNoPlace');
  const events = decideAlarm(state, { ...accept, place: { lon: 113, lat: 29.5 } }, dispatcher);
  expect(events).toMatchObject([
    { type: 'incidentReported', source: 'sensor', summary: '积水', occurredAt: 100_000 },
    { type: 'alarmAccepted', ledTo: 'i' },
  ]);
  const after = stateAfter(
    events.map((event) => [event, actor('dispatcher')] as const),
    state,
  );
  expect(() => decideAlarm(after, accept, dispatcher)).toThrow('alarmHandled');
  expect(after.incidents['i']).toMatchObject({ occurredAt: 100_000 });
});
