import { expect, test } from 'vitest';
import {
  attachmentIdSchema,
  cameraIdSchema,
  sceneIdSchema,
  tourIdSchema,
  wallIdSchema,
  wallRuleIdSchema,
  type SceneId,
} from '../../../../protocol/ids.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import type { Actor } from '../../../../protocol/access/role.ts';
import { showDisplay } from '../../../../protocol/wall/showWall.ts';
import { mainWallId } from '../../../../protocol/wall/wall.ts';
import { leaseIdleMs } from '../../../../protocol/wall/wallControl.ts';
import type { WallRuleMoment } from '../../../../protocol/wall/wallLibrary.ts';
import { decideWall, decideWallLibrary, raiseByRules } from '../../../../server/walls/index.ts';
import { actor, facts, incidentId, mainJob, stateAfter } from '../../../support/incidentBuilder.ts';

const operator = actor('videoOperator');
const dispatcher = actor('dispatcher');
const leader = actor('dutyLeader');
const cameraId = cameraIdSchema.parse('camera-1');
const content = { kind: 'camera', cameraId } as const;
const known = facts(operator);
const onMain = { wallId: mainWallId, display: 0 };
const after = (...events: (readonly [HallEvent, Actor])[]): HallState => stateAfter(events);
const tileOf = (state: HallState, tile: number) => state.walls[mainWallId]?.displays[0]?.tiles[tile];

test('two seats may fill different tiles at once, and the second on the same tile is refused', () => {
  const place = { type: 'placeOnTile', ...onMain, tile: 2, content, expect: 0 } as const;
  expect(decideWall(emptyHallState(), place, known)).toEqual([{ type: 'tilePlaced', ...onMain, tile: 2, content }]);
  const state = after([{ type: 'tilePlaced', ...onMain, tile: 2, content }, operator]);
  expect(() => decideWall(state, { ...place, content: null }, known)).toThrow('staleVersion');
  expect(decideWall(state, { ...place, tile: 3 }, known)).toHaveLength(1);
  expect(tileOf(state, 2)).toEqual({ content, version: 1, placedBy: 'videoOperator', placedAt: 1_000 });
});

test('a smaller layout keeps the tiles it does not show, and so do fewer displays', () => {
  const state = after(
    [{ type: 'wallLayoutSet', ...onMain, layout: 36 }, operator],
    [{ type: 'tilePlaced', ...onMain, tile: 35, content }, operator],
    [{ type: 'wallLayoutSet', ...onMain, layout: 1 }, operator],
    [{ type: 'wallChanged', wallId: mainWallId, name: 'A', displayCount: 2 }, operator],
    [{ type: 'tilePlaced', wallId: mainWallId, display: 1, tile: 0, content }, operator],
    [{ type: 'wallChanged', wallId: mainWallId, name: 'A', displayCount: 1 }, operator],
  );
  expect(tileOf(state, 35)?.content).toEqual(content);
  expect(state.walls[mainWallId]?.displays[1]?.tiles[0]?.content).toEqual(content);
  expect(() => decideWall(state, { type: 'enlargeTile', ...onMain, tile: 5, expect: 2 }, known)).toThrow('tileUnknown');
  const beyond = { type: 'placeOnTile', ...onMain, display: 1, tile: 0, content: null, expect: 1 } as const;
  expect(() => decideWall(state, beyond, known)).toThrow('displayUnknown');
});

test('shows a recording that is stored, and refuses one that is not or is no video', () => {
  const attachmentId = attachmentIdSchema.parse('clip-1');
  const content = { kind: 'recording', attachmentId } as const;
  const place = { type: 'placeOnTile', ...onMain, tile: 0, expect: 0, content } as const;
  const stored = (mediaType: 'video/mp4' | 'image/png') => ({
    ...known,
    findAttachment: () => ({ id: attachmentId, mediaType, sizeBytes: 9, sha256: 'b'.repeat(64) }),
  });
  expect(decideWall(emptyHallState(), place, stored('video/mp4'))).toEqual([
    { type: 'tilePlaced', ...onMain, tile: 0, content },
  ]);
  expect(() => decideWall(emptyHallState(), place, known)).toThrow('attachmentUnknown');
  expect(() => decideWall(emptyHallState(), place, stored('image/png'))).toThrow('attachmentType');
});

test('refuses cameras nobody knows, pages nobody allowed and grids that overlap', () => {
  const place = { type: 'placeOnTile', ...onMain, tile: 0, expect: 0 } as const;
  const unknown = cameraIdSchema.parse('none');
  const decide = (given: Parameters<typeof decideWall>[1]) => () => decideWall(emptyHallState(), given, known);
  expect(decide({ ...place, content: { kind: 'camera', cameraId: unknown } })).toThrow('cameraUnknown');
  const tour = { kind: 'cameraTour', cameraIds: [cameraId, unknown], dwellS: 10 } as const;
  expect(decide({ ...place, content: { ...tour, cameraIds: [...tour.cameraIds] } })).toThrow('cameraUnknown');
  expect(decide({ ...place, content: { kind: 'page', url: 'https://evil.example/' } })).toThrow('pageNotAllowed');
  expect(decide({ ...place, content: { kind: 'page', url: 'https://pages.example/a' } })()).toHaveLength(1);
  expect(decide({ ...place, content: { kind: 'incident', incidentId } })).toThrow('incidentUnknown');
  const span = { column: 0, row: 0, columns: 2, rows: 1 };
  const grid = (...spans: (typeof span)[]) =>
    ({ type: 'setWallLayout', ...onMain, layout: { columns: 3, rows: 1, spans }, expect: 0 }) as const;
  expect(decide(grid(span, { ...span, column: 1 }))).toThrow('layoutUnsound');
  expect(decide(grid(span, { ...span, column: 2 }))).toThrow('layoutUnsound');
  expect(decide(grid(span, { ...span, column: 2, columns: 1 }))()).toHaveLength(1);
});

test('a driven wall obeys its driver alone, gives way by rank, and is free again after a minute of rest', () => {
  const take = { type: 'takeWall', wallId: mainWallId } as const;
  const enlarge = { type: 'enlargeTile', ...onMain, tile: 0, expect: 0 } as const;
  const state = after([{ type: 'wallTaken', wallId: mainWallId }, dispatcher]);
  expect(decideWall(state, enlarge, facts(dispatcher))).toHaveLength(1);
  for (const command of [enlarge, take]) {
    expect(() => decideWall(state, command, facts(operator))).toThrow('wallHeld');
  }
  expect(() => decideWall(state, take, facts(actor('dispatcher', 'other')))).toThrow('wallHeld');
  expect(decideWall(state, take, facts(leader))).toEqual([{ type: 'wallTaken', wallId: mainWallId }]);
  const rested = { ...facts(operator), now: 1_000 + leaseIdleMs };
  expect(decideWall(state, enlarge, rested)).toHaveLength(1);
  const busy = stateAfter([[{ type: 'tileEnlarged', ...onMain, tile: 0 }, dispatcher]], state);
  expect(busy.walls[mainWallId]?.driver?.at).toBe(1_000);
  expect(state.walls[mainWallId]?.driver).toMatchObject({ name: 'dispatcher', seatId: dispatcher.seatId });
});

test('who may not take the wall asks, and the driver hands it over to that seat only', () => {
  const asked = after(
    [{ type: 'wallTaken', wallId: mainWallId }, dispatcher],
    [{ type: 'wallAsked', wallId: mainWallId }, operator],
  );
  const give = { type: 'giveWall', wallId: mainWallId, toSeatId: operator.seatId } as const;
  expect(() => decideWall(asked, give, facts(operator))).toThrow('wallHeld');
  expect(decideWall(asked, { ...give, toSeatId: leader.seatId }, facts(dispatcher))).toEqual([]);
  const [given] = decideWall(asked, give, facts(dispatcher));
  if (given === undefined) throw new Error('nothing was given');
  const state = stateAfter([[given, dispatcher]], asked);
  expect(state.walls[mainWallId]).toMatchObject({ driver: { seatId: operator.seatId }, asker: null });
});

test('scenes keep what a wall was, older versions too, and put it back with what its layout hid', () => {
  const sceneId = sceneIdSchema.parse('scene-1');
  const start = after(
    [{ type: 'tilePlaced', ...onMain, tile: 7, content }, operator],
    [{ type: 'wallLayoutSet', ...onMain, layout: 1 }, operator],
  );
  const save = { type: 'saveScene', sceneId, name: '防汛', agencyId: null, wallId: mainWallId, expect: 0 } as const;
  const [saved] = decideWallLibrary(start, save, known);
  if (saved === undefined) throw new Error('nothing was saved');
  expect(() => decideWallLibrary(stateAfter([[saved, operator]], start), save, known)).toThrow('staleVersion');
  const changed = stateAfter(
    [
      [saved, operator],
      [{ type: 'tilePlaced', ...onMain, tile: 7, content: { kind: 'clock' } }, operator],
    ],
    start,
  );
  const [second] = decideWallLibrary(changed, { ...save, expect: 1 }, known);
  if (second === undefined) throw new Error('nothing was saved');
  const kept = stateAfter([[second, dispatcher]], changed);
  expect(kept.wallLibrary.scenes[sceneId]?.versions.map(({ version, by }) => [version, by])).toEqual([
    [2, 'dispatcher'],
    [1, 'videoOperator'],
  ]);
  const apply = { type: 'applyScene', wallId: mainWallId, sceneId, sceneVersion: 1 } as const;
  const [applied] = decideWall(kept, apply, known);
  if (applied === undefined) throw new Error('nothing was applied');
  expect(tileOf(kept, 7)?.content).toEqual({ kind: 'clock' });
  expect(tileOf(stateAfter([[applied, operator]], kept), 7)?.content).toEqual(content);
  expect(() => decideWall(kept, { ...apply, sceneVersion: 9 }, known)).toThrow('sceneUnknown');
  const restore = { type: 'restoreScene', sceneId, sceneVersion: 1, expect: 2 } as const;
  const [restored] = decideWallLibrary(kept, restore, known);
  if (restored === undefined) throw new Error('nothing was restored');
  const [newest, , oldest] = stateAfter([[restored, leader]], kept).wallLibrary.scenes[sceneId]?.versions ?? [];
  expect(newest).toMatchObject({ version: 3, by: 'dutyLeader', displays: oldest?.displays });
});

test('the first wall stays, others come and go, and what names a wall that is gone is refused', () => {
  const wallId = wallIdSchema.parse('second');
  const state = after([{ type: 'wallCreated', wallId, name: '会商室', displayCount: 2 }, operator]);
  expect(() => decideWall(state, { type: 'createWall', wallId, name: 'x', displayCount: 1 }, known)).toThrow(
    'wallExists',
  );
  expect(() => decideWall(state, { type: 'removeWall', wallId: mainWallId, expect: 0 }, known)).toThrow('wallNeeded');
  expect(() => decideWall(state, { type: 'removeWall', wallId, expect: 0 }, known)).toThrow('staleVersion');
  const [removed] = decideWall(state, { type: 'removeWall', wallId, expect: 1 }, known);
  if (removed === undefined) throw new Error('nothing was removed');
  const without = stateAfter([[removed, operator]], state);
  expect(Object.keys(without.walls)).toEqual([mainWallId]);
  expect(() => decideWall(without, { type: 'takeWall', wallId }, known)).toThrow('wallUnknown');
});

test('a rule looks when it is told to: at the report, the accepted plan, or the alarm that became an incident', () => {
  const ruleId = wallRuleIdSchema.parse('rule-1');
  const rule = { id: ruleId, name: '预案', wallId: mainWallId, incidentTypes: [], priority: 4 as const, holdS: 60 };
  const raisedAt = (on: WallRuleMoment, event: HallEvent) => {
    const set = { type: 'wallRuleSet', rule: { ...rule, sceneId: null, on } } as const;
    const state = stateAfter([[set, leader], ...mainJob.slice(0, 2)]);
    return raiseByRules(state, { seq: 9, at: 1_000, commandId: 'c' as never, actor: leader, event }).length;
  };
  const planned = { planId: 'p', planVersion: 1, planName: 'p', level: 1, broadcast: '', cameraIds: [], scene: null };
  const moments: [WallRuleMoment, HallEvent][] = [
    ['reported', mainJob[1]?.[0] as HallEvent],
    ['planAccepted', { type: 'planAccepted', incidentId, ...planned, items: [] } as unknown as HallEvent],
    ['alarmAccepted', { type: 'alarmAccepted', groupId: 'g', ledTo: incidentId } as unknown as HallEvent],
  ];
  const table = moments.map(([on]) => moments.map(([, event]) => raisedAt(on, event)));
  expect(table).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test('an incident that matches a rule takes the wall for its time; the next waits, the more pressing first', () => {
  const ruleId = wallRuleIdSchema.parse('rule-1');
  const rule = {
    id: ruleId,
    name: '火警',
    wallId: mainWallId,
    incidentTypes: ['fire' as const],
    priority: 2 as const,
    sceneId: null,
    holdS: 60,
  };
  const reported = stateAfter([[{ type: 'wallRuleSet', rule }, leader], ...mainJob.slice(0, 2)]);
  const entry = {
    ...{ seq: 1, at: 1_000, commandId: 'c' as never },
    ...{ actor: leader, event: mainJob[1]?.[0] as HallEvent },
  };
  const raise = raiseByRules(reported, entry);
  const id = expect.any(String) as string;
  expect(raise).toEqual([{ id, command: { type: 'raiseOnWall', wallId: mainWallId, incidentId, ruleId } }]);
  // The same again has the same id, so that it is done once; what another entry brings has its own.
  expect(raiseByRules(reported, entry)).toEqual(raise);
  expect(raiseByRules(reported, { ...entry, seq: 2 })[0]?.id).not.toBe(raise[0]?.id);
  const floods = {
    ...reported,
    wallLibrary: {
      ...reported.wallLibrary,
      rules: { [ruleId]: { ...rule, version: 1, incidentTypes: ['flood' as const] } },
    },
  };
  expect(raiseByRules(floods, entry)).toEqual([]);

  const [event] = decideWall(
    reported,
    { type: 'raiseOnWall', wallId: mainWallId, incidentId, ruleId },
    facts(actor('system')),
  );
  if (event?.type !== 'wallRaised') throw new Error('nothing was raised');
  const next = (id: string, priority: 1 | 3) => ({ ...event, incidentId: id as typeof incidentId, priority });
  const state = stateAfter(
    [
      [event, actor('system')],
      [next('low', 3), actor('system')],
      [next('high', 1), actor('system')],
    ],
    reported,
  );
  const wall = state.walls[mainWallId];
  if (wall === undefined) throw new Error('no wall');
  expect(wall.raised.map((one) => ['incidentId' in one && one.incidentId, one.startsAt, one.endsAt])).toEqual([
    [incidentId, 1_000, 61_000],
    ['high', 61_000, 121_000],
    ['low', 121_000, 181_000],
  ]);
  expect(showDisplay(state, wall, 0, 30_000)).toMatchObject({
    source: { kind: 'raised', incidentId, waiting: 2 },
    changesAt: 61_000,
  });
  expect(showDisplay(state, wall, 0, 181_000).source).toEqual({ kind: 'own' });
});

test('a tour shows its scenes by the clock alone, and nothing can be dropped beneath it', () => {
  const first = sceneIdSchema.parse('s1');
  const second = sceneIdSchema.parse('s2');
  const scene = (sceneId: SceneId, layout: 1 | 9): readonly [HallEvent, Actor] => [
    {
      type: 'sceneSaved',
      sceneId,
      name: String(layout),
      agencyId: null,
      displays: [{ layout, contents: [content] }],
    },
    operator,
  ];
  const tour = { id: tourIdSchema.parse('tour-1'), name: '夜巡', sceneIds: [first, second], dwellS: 10 };
  const state = after(
    scene(first, 1),
    scene(second, 9),
    [{ type: 'tourDefined', tour }, operator],
    [{ type: 'tourStarted', wallId: mainWallId, tourId: tour.id }, operator],
  );
  const wall = state.walls[mainWallId];
  if (wall === undefined) throw new Error('no wall');
  const layouts = [1_003, 11_002, 11_003, 21_003].map((now) => showDisplay(state, wall, 0, now).layout);
  expect(layouts).toEqual([1, 1, 9, 1]);
  expect(showDisplay(state, wall, 0, 11_003).changesAt).toBe(21_003);
  const place = { type: 'placeOnTile', ...onMain, tile: 0, content, expect: 0 } as const;
  expect(() => decideWall(state, place, known)).toThrow('wallTouring');
});
