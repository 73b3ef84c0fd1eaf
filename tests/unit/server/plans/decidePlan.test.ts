import { expect, test } from 'vitest';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import { agencyIdSchema, planIdSchema, sceneIdSchema, type SceneId } from '../../../../protocol/ids.ts';
import { matchPlans } from '../../../../protocol/plan/matchPlans.ts';
import { planChoices } from '../../../../protocol/plan/planChoices.ts';
import { planContentSchema, planSchema, type Plan, type PlanCommand } from '../../../../protocol/plan/plan.ts';
import { mainWallId } from '../../../../protocol/wall/wall.ts';
import { decidePlan } from '../../../../server/plans/index.ts';
import {
  actor,
  assignmentId,
  facts,
  fireUnitId,
  incidentId,
  reportCommand,
  stateAfter,
} from '../../../support/incidentBuilder.ts';

const planId = planIdSchema.parse('high-rise');
const dispatcher = actor('dispatcher');
const leader = actor('dutyLeader');
const level = { needs: [], agencyIds: [], posts: ['现场指挥'], broadcast: '沿线注意避让' };
const content = planContentSchema.parse({
  name: '高层火灾',
  match: { types: ['fire'], place: null, words: ['楼'], areWordsNeeded: false },
  levels: [
    { ...level, level: 2, fromPriority: 1 },
    { ...level, level: 3, fromPriority: 2 },
  ],
  checklist: [{ id: 'lift', text: '电梯迫降' }],
  cameraIds: ['camera-1'],
  sceneId: null,
});
const { type: _type, ...report } = reportCommand;
const reported: HallEvent[] = [
  { type: 'planSaved', planId, plan: content },
  { type: 'incidentReported', number: 1, ...report },
  { type: 'dutyStarted', unitId: fireUnitId },
];

function after(events: readonly HallEvent[], from: HallState = emptyHallState(), by = dispatcher): HallState {
  return stateAfter(
    events.map((event) => [event, by] as const),
    from,
  );
}

const accept: Extract<PlanCommand, { type: 'acceptPlan' }> = {
  ...{ type: 'acceptPlan', incidentId, expect: 1, planId, planVersion: 1, level: 2, order: '内攻搜救' },
  assignments: [{ assignmentId, unitId: fireUnitId }],
  items: [
    { id: 'lift', kind: 'task', text: '电梯迫降' },
    { id: 'post-0', kind: 'post', text: '现场指挥' },
  ],
  ...{ broadcast: '沿线注意避让', cameraIds: [], scene: null },
};

test('one act takes a fresh report to its plan and its units, in order', () => {
  const state = after(reported);
  const events = decidePlan(state, accept, facts(dispatcher));
  expect(events.map(({ type }) => type)).toEqual([
    'incidentAccepted',
    'incidentOpened',
    'planAccepted',
    'unitDispatched',
  ]);
  const incident = after(events, state).incidents[incidentId];
  expect(incident?.status).toBe('dispatched');
  expect(incident?.assignments.map(({ unitId, order }) => [unitId, order])).toEqual([[fireUnitId, '内攻搜救']]);
  expect(incident?.response).toEqual({
    ...{ planId, planVersion: 1, planName: '高层火灾', level: 2, broadcast: '沿线注意避让', cameraIds: [] },
    ...{ scene: null, items: accept.items, acceptedBy: 'dispatcher', acceptedAt: 1_002 },
  });
});

test('a scene that is gone does not keep the units at home, and the plan says so', () => {
  const scene = { wallId: mainWallId, sceneId: sceneIdSchema.parse('gone') };
  const events = decidePlan(after(reported), { ...accept, scene }, facts(dispatcher));
  expect(events.find((event) => event.type === 'planAccepted')?.scene).toEqual({ ...scene, refused: 'sceneUnknown' });
  expect(events.some(({ type }) => type === 'unitDispatched')).toBe(true);
});

test('a plan takes up no scene that is gone or of another agency, and keeps the one it has', () => {
  const [ours, theirs] = ['ours', 'theirs'].map((id) => sceneIdSchema.parse(id));
  if (ours === undefined || theirs === undefined) throw new Error('no scenes');
  const sceneOf = (sceneId: SceneId, agency: string): HallEvent => ({
    ...{ type: 'sceneSaved', sceneId, name: agency, agencyId: agencyIdSchema.parse(agency) },
    displays: [{ layout: 1, contents: [] }],
  });
  const state = after([sceneOf(ours, 'agency-fire'), sceneOf(theirs, 'agency-police')]);
  const fireLeader = { ...actor('dutyLeader'), agencyId: agencyIdSchema.parse('agency-fire') };
  const save = (sceneId: SceneId, from = state, expect = 0) =>
    decidePlan(from, { type: 'savePlan', planId, expect, plan: { ...content, sceneId } }, facts(fireLeader));
  expect(save(ours)).toEqual([{ type: 'planSaved', planId, plan: { ...content, sceneId: ours } }]);
  expect(() => save(theirs)).toThrow('sceneOfOthers');
  expect(() => save(sceneIdSchema.parse('gone'))).toThrow('sceneUnknown');
  const kept = after([{ type: 'planSaved', planId, plan: { ...content, sceneId: theirs } }], state);
  expect(save(theirs, kept, 1)).toHaveLength(1);
  const scenes = state.wallLibrary.scenes;
  const city = { areas: [], agencies: [], units: [], cameras: [] };
  expect(planChoices(city, scenes, fireLeader).scenes).toEqual([{ id: ours, name: 'agency-fire' }]);
  expect(planChoices(city, scenes, actor('dutyLeader')).scenes).toHaveLength(2);
});

test('nothing happens when the plan, the incident or a unit is not as it was seen', () => {
  const state = after(reported);
  const refused = (change: Partial<typeof accept>, by = facts(dispatcher)) =>
    decidePlan(state, { ...accept, ...change }, by);
  expect(() => refused({ planVersion: 2 })).toThrow('staleVersion');
  expect(() => refused({ expect: 2 })).toThrow('staleVersion');
  expect(() => refused({ level: 4 })).toThrow('planUnknown');
  expect(() => refused({ broadcast: '车牌识别命中' })).toThrow('identifiesPersons');
  const offDuty = after(reported.slice(0, 2));
  expect(() => decidePlan(offDuty, accept, facts(dispatcher))).toThrow('unitOffDuty');
});

test('a step is ticked by a seat or by the unit that is sent, with who and when; another level keeps the ticks', () => {
  const state = after(reported);
  const sent = after(decidePlan(state, accept, facts(dispatcher)), state);
  const tick = { type: 'tickChecklist', incidentId, itemId: 'lift', isDone: true } as const;
  const unit = actor('fieldUnit');
  expect(() => decidePlan(state, tick, facts(unit))).toThrow('otherUnit');
  expect(() => decidePlan(sent, { ...tick, itemId: 'other' }, facts(unit))).toThrow('checklistItemUnknown');
  const events = decidePlan(sent, tick, facts(unit));
  const ticked = after(events, sent, unit);
  expect(ticked.incidents[incidentId]?.response?.items[0]?.done).toEqual({ by: 'fieldUnit', at: 1_000 });
  expect(ticked.incidents[incidentId]?.version).toBe(sent.incidents[incidentId]?.version);
  expect(decidePlan(ticked, tick, facts(dispatcher))).toEqual([]);
  const version = ticked.incidents[incidentId]?.version ?? 0;
  const raised = decidePlan(ticked, { ...accept, expect: version, level: 3, assignments: [] }, facts(leader));
  const items = after(raised, ticked, leader).incidents[incidentId]?.response?.items;
  expect(items?.map(({ id, done }) => [id, done?.by])).toEqual([
    ['lift', 'fieldUnit'],
    ['post-0', undefined],
  ]);
  const unticked = after(decidePlan(ticked, { ...tick, isDone: false }, facts(dispatcher)), ticked);
  expect(unticked.incidents[incidentId]?.response?.items[0]).not.toHaveProperty('done');
});

test('a plan is saved and removed by the version that was seen, and counts on', () => {
  const save = { type: 'savePlan', planId, expect: 0, plan: content } as const;
  const first = after(decidePlan(emptyHallState(), save, facts(leader)), emptyHallState(), leader);
  expect(() => decidePlan(first, save, facts(leader))).toThrow('staleVersion');
  const second = after(decidePlan(first, { ...save, expect: 1 }, facts(leader)), first, leader);
  expect(second.plans[planId]).toEqual({ ...content, id: planId, version: 2, savedBy: 'dutyLeader', savedAt: 1_000 });
  const removed = after(decidePlan(second, { type: 'removePlan', planId, expect: 2 }, facts(leader)), second, leader);
  expect(removed.plans).toEqual({});
  expect(() => decidePlan(removed, { type: 'removePlan', planId, expect: 2 }, facts(leader))).toThrow('planUnknown');
});

test('plans fit by type, priority, place and words, and the most particular comes first', () => {
  const plan = (id: string, match: object, fromPriority = 4): Plan =>
    planSchema.parse({
      ...{ ...content, id, version: 1, savedBy: '', savedAt: 0 },
      match: { types: ['fire'], place: null, words: [], areWordsNeeded: false, ...match },
      levels: [{ ...level, level: 4, fromPriority }],
    });
  const square = [
    [112.9, 29.4],
    [113.1, 29.4],
    [113.1, 29.6],
    [112.9, 29.6],
  ];
  const plans = [
    plan('any', { types: [] }),
    plan('fire', {}),
    plan('words', { words: ['东侧'], areWordsNeeded: true }),
    plan('otherWords', { words: ['化工'], areWordsNeeded: true }),
    plan('here', { place: { kind: 'polygon', points: square } }),
    plan('there', { place: { kind: 'polygon', points: square.map(([lon = 0, lat = 0]) => [lon + 1, lat]) } }),
    plan('area', { place: { kind: 'areas', areaIds: ['county-1'] } }),
    plan('flood', { types: ['flood'] }),
  ];
  const incident = { ...report, type: report.incidentType };
  const found = matchPlans(plans, incident, ['village-1', 'county-1']);
  expect(found.map((one) => one.plan.id)).toEqual(['words', 'here', 'area', 'fire', 'any']);
  expect(found[0]?.reasons).toEqual([{ kind: 'type' }, { kind: 'words', words: ['东侧'] }]);
  const high = { ...plan('high', {}), levels: content.levels };
  const levelOf = (priority: 1 | 2 | 3) => matchPlans([high], { ...incident, priority }, [])[0]?.level;
  expect([levelOf(1), levelOf(2), levelOf(3)]).toEqual([2, 3, undefined]);
});
