import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../protocol/incident/commands.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import { assignmentIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { decideIncident } from '../../../../server/incidents/index.ts';
import {
  actor,
  assignmentId,
  facts,
  fireUnitId,
  incidentId,
  mainJob,
  reportCommand,
  stateAfter,
  stateUpTo,
} from '../../../support/incidentBuilder.ts';

const dispatcher = actor('dispatcher');
const phone = actor('fieldUnit');
const onAssignment = { incidentId, assignmentId, unitId: fireUnitId };

function refusal(state: HallState, command: IncidentCommand, by = dispatcher): string {
  try {
    decideIncident(state, command, facts(by));
  } catch (error) {
    if (error instanceof Rejected) return error.message;
    throw error;
  }
  return 'allowed';
}

function dispatch(expect: number, unitId = fireUnitId): IncidentCommand {
  return { type: 'dispatchUnits', incidentId, expect, order: '前往', assignments: [{ assignmentId, unitId }] };
}

test('a report opens an incident with the next number', () => {
  const { type: _type, ...report } = reportCommand;
  expect(decideIncident(emptyHallState(), reportCommand, facts(actor('callTaker')))).toEqual([
    { type: 'incidentReported', number: 1, ...report },
  ]);
  expect(refusal(stateUpTo('incidentReported'), reportCommand)).toBe('conflict: incidentExists');
});

test('refuses text that carries the match of a face or a plate', () => {
  const state = emptyHallState();
  for (const summary of [
    '人脸比对命中 张三 相似度 98%',
    'plate match 京A12345',
    '车牌识别：重点车辆',
    'Face recognition hit, score 0.97',
  ]) {
    expect(refusal(state, { ...reportCommand, summary })).toBe('notAllowed: identifiesPersons');
  }
  expect(refusal(state, { ...reportCommand, summary: '一辆白色货车侧翻，司机面部受伤' })).toBe('allowed');
});

test('the main job goes through every step in order and ends verified by another person and closed', () => {
  const reportedBack = stateUpTo('unitReportedBack');
  expect(reportedBack.incidents[incidentId]).toMatchObject({ status: 'reportedBack', version: 5 });
  const verify: IncidentCommand = { type: 'verifyIncident', incidentId, expect: 5, outcome: 'passed', note: '' };
  expect(refusal(reportedBack, verify, actor('dutyLeader', 'dispatcher'))).toBe('notAllowed: selfVerification');
  const supervisor = actor('supervisor');
  const events = decideIncident(reportedBack, verify, facts(supervisor));
  expect(events).toEqual([{ type: 'incidentVerified', incidentId, outcome: 'passed', note: '' }]);
  const verified = stateAfter(
    events.map((event) => [event, supervisor] as const),
    reportedBack,
  );
  expect(refusal(verified, { type: 'closeIncident', incidentId, expect: 6, note: '' }, supervisor)).toBe('allowed');
  expect(refusal(reportedBack, { type: 'closeIncident', incidentId, expect: 5, note: '' }, supervisor)).toBe(
    'notAllowed: incidentStatus',
  );
});

test('a failed verification opens the incident again, so that it can be dispatched anew', () => {
  const supervisor = actor('supervisor');
  const state = stateAfter(
    [...mainJob, [{ type: 'incidentVerified', incidentId, outcome: 'failed', note: '仍有明火' }, supervisor]],
    emptyHallState(),
  );
  expect(state.incidents[incidentId]?.status).toBe('open');
  const again = assignmentIdSchema.parse('assignment-2');
  const command: IncidentCommand = {
    type: 'dispatchUnits',
    incidentId,
    expect: 6,
    order: '',
    assignments: [{ assignmentId: again, unitId: fireUnitId }],
  };
  expect(refusal(state, command)).toBe('allowed');
});

test('refuses a version that was not the latest', () => {
  expect(refusal(stateUpTo('incidentOpened'), dispatch(2))).toBe('conflict: staleVersion');
});

test('rejects assigning a unit twice, an unknown one, and one that is off duty', () => {
  expect(refusal(stateUpTo('unitDispatched'), dispatch(4))).toBe('conflict: unitAssigned');
  expect(refusal(stateUpTo('incidentOpened'), dispatch(3, unitIdSchema.parse('unit-unknown')))).toBe(
    'notFound: unitUnknown',
  );
  const offDuty = stateAfter([[{ type: 'dutyEnded', unitId: fireUnitId }, phone]], stateUpTo('incidentOpened'));
  expect(refusal(offDuty, dispatch(3))).toBe('notAllowed: unitOffDuty');
});

test('a unit acts on its own assignment only, in order; a late receipt tells nothing new', () => {
  const state = stateUpTo('assignmentAcknowledged');
  const stranger = { ...actor('fieldUnit', 'other'), unitId: unitIdSchema.parse('unit-other') };
  const depart: IncidentCommand = { type: 'departForScene', incidentId, assignmentId };
  expect(refusal(state, depart, stranger)).toBe('forbidden: otherUnit');
  expect(refusal(state, { type: 'arriveOnScene', incidentId, assignmentId }, phone)).toBe('notAllowed: assignmentStep');
  expect(decideIncident(state, depart, facts(phone))).toEqual([{ type: 'unitDeparted', ...onAssignment }]);
  expect(decideIncident(state, { type: 'confirmSeen', incidentId, assignmentId }, facts(phone))).toEqual([]);
});

test('recalling the only unit takes the incident back to open, and only then it may be voided', () => {
  const sent = stateUpTo('unitDispatched');
  expect(refusal(sent, { type: 'voidIncident', incidentId, expect: 4, reason: '误报' })).toBe(
    'notAllowed: stillDispatched',
  );
  const events = decideIncident(
    sent,
    { type: 'recallAssignment', incidentId, expect: 4, assignmentId, reason: '误报' },
    facts(dispatcher),
  );
  const recalled = stateAfter(
    events.map((event) => [event, dispatcher] as const),
    sent,
  );
  expect(recalled.incidents[incidentId]?.status).toBe('open');
  expect(refusal(recalled, { type: 'voidIncident', incidentId, expect: 5, reason: '误报' })).toBe('allowed');
});
