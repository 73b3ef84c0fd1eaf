import { expect, test } from 'vitest';
import type { AlarmBatch } from '../../../../protocol/alarm/alarm.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import {
  alarmGroupIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  sceneIdSchema,
  wallRuleIdSchema,
} from '../../../../protocol/ids.ts';
import { showDisplay } from '../../../../protocol/wall/showWall.ts';
import { mainWallId } from '../../../../protocol/wall/wall.ts';
import type { JournalEntry } from '../../../../protocol/wire/journalEntry.ts';
import type { HallFacts } from '../../../../server/hall/index.ts';
import { decideWall, raiseByRules } from '../../../../server/walls/index.ts';
import { actor, facts, stateAfter } from '../../../support/incidentBuilder.ts';

const system = actor('system');
const taker = actor('callTaker');
const ruleId = wallRuleIdSchema.parse('rule-1');
const sceneId = sceneIdSchema.parse('scene-flood');
const onMain = { wallId: mainWallId };
const idOf = (name: string) => alarmGroupIdSchema.parse(name);

function batch(name: string, more: Partial<AlarmBatch> = {}): AlarmBatch {
  return {
    groupId: idOf(name),
    upTo: 1,
    sourceId: 'water',
    sourceName: '水位',
    source: 'sensor',
    incidentType: 'flood',
    areaId: null,
    priority: 2,
    place: { lon: 113, lat: 29.5, address: '洞庭大道' },
    address: '洞庭大道',
    text: '水位超警',
    count: 1,
    updated: 0,
    cancelled: 0,
    firstAt: 900,
    lastAt: 900,
    places: [],
    isBackEntry: false,
    handling: 'open',
    windowMs: 60_000,
    ...more,
  };
}

const rule = {
  id: ruleId,
  name: '水位',
  ...onMain,
  on: 'alarmRaised' as const,
  incidentTypes: ['flood' as const],
  priority: 2 as const,
  sceneId: sceneId as typeof sceneId | null,
  holdS: 60,
};
const given = stateAfter([
  [{ type: 'sceneSaved', sceneId, name: '水位', agencyId: null, displays: [{ layout: 9, contents: [] }] }, system],
  [{ type: 'wallRuleSet', rule }, system],
]);

/** One entry at that time and all that the rules make of it, as the server does it. */
function when(state: HallState, at: number, event: HallEvent, by = system, more: Partial<HallFacts> = {}): HallState {
  const entry: JournalEntry = { seq: state.seq + 1, at, commandId: 'c' as never, actor: by, event };
  const after = stateAt(state, at, event, by);
  return raiseByRules(after, entry).reduce(
    (next, { command }) =>
      decideWall(next, command, { ...facts(system), now: at, ...more }).reduce(
        (one, done) => stateAt(one, at, done, system),
        next,
      ),
    after,
  );
}
/** `stateAfter` counts its own milliseconds from 1000; this one is told the time. */
function stateAt(state: HallState, at: number, event: HallEvent, by = system): HallState {
  return evolveHall(state, [{ seq: state.seq + 1, at, commandId: 'c' as never, actor: by, event }]);
}
const queue = (state: HallState) =>
  (state.walls[mainWallId]?.raised ?? []).map((one) => [
    'incidentId' in one ? one.incidentId : one.alarmGroupId,
    one.startsAt,
    one.endsAt,
  ]);
const shownAt = (state: HallState, now: number) => {
  const wall = state.walls[mainWallId];
  if (wall === undefined) throw new Error('no wall');
  return showDisplay(state, wall, 0, now);
};

test('an alarm of the rule’s type puts its scene on the wall for its time; the next waits, the more pressing first; then the wall returns', () => {
  const first = when(given, 5_000, { type: 'alarmRaised', ...batch('a') });
  const second = when(first, 6_000, { type: 'alarmRaised', ...batch('b') });
  const third = when(second, 7_000, { type: 'alarmRaised', ...batch('c', { priority: 1 }) });
  expect(queue(third)).toEqual([
    ['a', 5_000, 65_000],
    ['c', 65_000, 125_000],
    ['b', 125_000, 185_000],
  ]);
  expect(shownAt(third, 10_000)).toMatchObject({
    source: { kind: 'alarm', alarmGroupId: 'a', waiting: 2 },
    layout: 9,
    changesAt: 65_000,
  });
  expect(shownAt(third, 65_000).source).toEqual({ kind: 'alarm', alarmGroupId: 'c', waiting: 1 });
  expect(shownAt(third, 185_000).source).toEqual({ kind: 'own' });
});

test('an alarm of another type, a lesser one and one entered afterwards change no wall', () => {
  for (const more of [{ incidentType: 'fire' as const }, { priority: 3 as const }, { isBackEntry: true }]) {
    expect(queue(when(given, 5_000, { type: 'alarmRaised', ...batch('a', more) }))).toEqual([]);
  }
});

test('an alarm that is dismissed leaves the wall and the queue, and the next follows at once', () => {
  const two = when(when(given, 5_000, { type: 'alarmRaised', ...batch('a') }), 6_000, {
    type: 'alarmRaised',
    ...batch('b'),
  });
  const dismissed = when(two, 20_000, { type: 'alarmDismissed', groupId: idOf('a'), reason: '误报' }, taker);
  expect(queue(dismissed)).toEqual([['b', 20_000, 80_000]]);
  expect(dismissed.walls[mainWallId]?.changes[0]).toEqual({
    at: 20_000,
    name: 'callTaker',
    event: 'raisedAlarmDismissed',
  });
  const both = when(dismissed, 21_000, { type: 'alarmDismissed', groupId: idOf('b'), reason: '误报' }, taker);
  expect(shownAt(both, 21_000).source).toEqual({ kind: 'own' });
});

test('an alarm made an incident goes on as that for the rest of its time, and is not shown twice', () => {
  const ledTo = incidentIdSchema.parse('incident-1');
  const raised = when(given, 5_000, { type: 'alarmRaised', ...batch('a') });
  const accepted = when(raised, 20_000, { type: 'alarmAccepted', groupId: idOf('a'), ledTo }, taker);
  expect(queue(accepted)).toEqual([['incident-1', 5_000, 65_000]]);
  expect(shownAt(accepted, 30_000).source).toEqual({ kind: 'raised', incidentId: ledTo, waiting: 0 });
  const late = when(raised, 70_000, { type: 'alarmAccepted', groupId: idOf('a'), ledTo }, taker);
  expect(shownAt(late, 70_000).source).toEqual({ kind: 'own' });
});

test('further reports of the alarm take no wall, unless they make it pressing enough', () => {
  const raised = when(given, 5_000, { type: 'alarmRaised', ...batch('a') });
  const joined = when(raised, 100_000, { type: 'alarmJoined', ...batch('a', { upTo: 2 }) });
  expect(shownAt(joined, 100_000).source).toEqual({ kind: 'own' });
  const lesser = when(given, 5_000, { type: 'alarmRaised', ...batch('b', { priority: 4 }) });
  expect(queue(lesser)).toEqual([]);
  const risen = when(lesser, 9_000, { type: 'alarmJoined', ...batch('b', { upTo: 2, priority: 1 }) });
  expect(queue(risen)).toEqual([['b', 9_000, 69_000]]);
});

test('without a scene an alarm shows its card, and the map where it could be placed', () => {
  const plain = stateAfter([[{ type: 'wallRuleSet', rule: { ...rule, sceneId: null } }, system]]);
  const kinds = (more: Partial<AlarmBatch>) =>
    shownAt(when(plain, 5_000, { type: 'alarmRaised', ...batch('a', more) }), 5_000).tiles.map(
      ({ content }) => content,
    );
  const card = { kind: 'alarm', alarmGroupId: 'a' };
  expect(kinds({})).toEqual([card, { kind: 'map', lon: 113, lat: 29.5, zoom: 16 }]);
  expect(kinds({ place: null })).toEqual([card]);
});

test('without a scene the cameras that see the place stand around the card, until the alarm is an incident with its own', () => {
  const linked = ['lookout', 'vantage', 'street'].map((id) => cameraIdSchema.parse(id));
  const asked: unknown[] = [];
  const camerasAround = (position: unknown) => {
    asked.push(position);
    return linked;
  };
  const raiseWith = (shown: typeof rule.sceneId, more: Partial<AlarmBatch> = {}) => {
    const ruled = stateAfter([[{ type: 'wallRuleSet', rule: { ...rule, sceneId: shown } }, system]]);
    return when(ruled, 5_000, { type: 'alarmRaised', ...batch('a', more) }, system, { camerasAround });
  };
  const raised = raiseWith(null);
  expect(asked).toEqual([{ lon: 113, lat: 29.5 }]);
  expect(shownAt(raised, 5_000).tiles.map(({ content }) => content)).toEqual([
    { kind: 'camera', cameraId: 'lookout' },
    { kind: 'alarm', alarmGroupId: 'a' },
    { kind: 'camera', cameraId: 'vantage' },
    { kind: 'camera', cameraId: 'street' },
    { kind: 'map', lon: 113, lat: 29.5, zoom: 16 },
  ]);
  // Where the rule's scene is gone it is as if there were none; without a place there is nothing to see.
  expect(shownAt(raiseWith(sceneId), 5_000).tiles).toHaveLength(5);
  expect(shownAt(raiseWith(null, { place: null }), 5_000).tiles).toHaveLength(1);
  const kept = when(given, 5_000, { type: 'alarmRaised', ...batch('a') }, system, { camerasAround });
  expect(kept.walls[mainWallId]?.raised[0]).not.toHaveProperty('cameras');
  expect(asked).toHaveLength(2);
  const ledTo = incidentIdSchema.parse('incident-1');
  const accepted = when(raised, 6_000, { type: 'alarmAccepted', groupId: idOf('a'), ledTo }, taker);
  expect(accepted.walls[mainWallId]?.raised[0]).not.toHaveProperty('cameras');
});

test('a hand that drives the wall takes the alarm down; whoever does not is refused', () => {
  const raised = when(given, 5_000, { type: 'alarmRaised', ...batch('a') });
  const dismiss = { type: 'dismissRaisedAlarm', ...onMain, alarmGroupId: idOf('a') } as const;
  const operator = actor('videoOperator');
  const [done] = decideWall(raised, dismiss, facts(operator));
  expect(done).toEqual({ type: 'raisedAlarmDismissed', ...onMain, alarmGroupId: 'a' });
  if (done !== undefined) expect(queue(stateAt(raised, 6_000, done, operator))).toEqual([]);
  const driven = stateAt(raised, 6_000, { type: 'wallTaken', ...onMain }, actor('dutyLeader'));
  expect(() => decideWall(driven, dismiss, { ...facts(operator), now: 7_000 })).toThrow('wallHeld');
  expect(decideWall(raised, { ...dismiss, alarmGroupId: idOf('none') }, facts(operator))).toEqual([]);
});
