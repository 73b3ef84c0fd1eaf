import type { Actor, Role } from '../../protocol/access/role.ts';
import { createAreaTree } from '../../protocol/area/areaTree.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { emptyHallState, type HallState } from '../../protocol/hall/hallState.ts';
import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import {
  accountIdSchema,
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  commandIdSchema,
  incidentIdSchema,
  seatIdSchema,
  unitIdSchema,
} from '../../protocol/ids.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { HallFacts } from '../../server/hall/index.ts';

export const incidentId = incidentIdSchema.parse('incident-1');
export const assignmentId = assignmentIdSchema.parse('assignment-1');
export const fireUnitId = unitIdSchema.parse('unit-fire-01');

export const fireUnit: Unit = {
  id: fireUnitId,
  callSign: { zh: '消防01', en: 'Fire 01' },
  kind: 'fire',
  skills: [],
  vehicle: null,
  agencyId: agencyIdSchema.parse('agency-fire'),
  areaId: areaIdSchema.parse('area-1'),
  home: { lon: 113, lat: 29.5 },
};

export function actor(role: Role, name: string = role): Actor {
  const person: Actor = {
    accountId: accountIdSchema.parse(name),
    name,
    role,
    seatId: seatIdSchema.parse(`seat-${name}`),
  };
  return role === 'fieldUnit' ? { ...person, unitId: fireUnitId } : person;
}

export function facts(by: Actor): HallFacts {
  return {
    actor: by,
    now: 2_000,
    isPageAllowed: (url) => url.startsWith('https://pages.example/'),
    findUnit: (unitId) => (unitId === fireUnit.id ? fireUnit : undefined),
    areas: createAreaTree([]),
    hasAgency: (agencyId) => agencyId === fireUnit.agencyId,
    hasCamera: (cameraId) => cameraId === 'camera-1',
    findAttachment: () => undefined,
  };
}

/** The state after events, one millisecond apart, each by the actor beside it. */
export function stateAfter(
  events: readonly (readonly [HallEvent, Actor])[],
  from: HallState = emptyHallState(),
): HallState {
  const entries = events.map(([event, by], index) => ({
    seq: from.seq + 1 + index,
    at: 1_000 + index,
    commandId: commandIdSchema.parse(`command-${from.seq + index}`),
    actor: by,
    event,
  }));
  return evolveHall(from, entries);
}

export const reportCommand: Extract<Command, { type: 'reportIncident' }> = {
  type: 'reportIncident',
  incidentId,
  incidentType: 'fire',
  priority: 1,
  place: { lon: 113, lat: 29.5 },
  areaId: null,
  summary: '广场东侧起火',
  source: 'phone',
};

const taker = actor('callTaker');
const dispatcher = actor('dispatcher');
const phone = actor('fieldUnit');
const { type: _type, ...report } = reportCommand;
const onAssignment = { incidentId, assignmentId, unitId: fireUnitId };

/** The whole main job, event by event; a test takes as much of the front as it needs. */
export const mainJob: readonly (readonly [HallEvent, Actor])[] = [
  [{ type: 'dutyStarted', unitId: fireUnitId }, phone],
  [{ type: 'incidentReported', number: 1, ...report }, taker],
  [{ type: 'incidentAccepted', incidentId }, taker],
  [{ type: 'incidentOpened', incidentId }, taker],
  [{ type: 'unitDispatched', ...onAssignment, order: '前往处置' }, dispatcher],
  [{ type: 'assignmentDelivered', ...onAssignment }, phone],
  [{ type: 'assignmentSeen', ...onAssignment }, phone],
  [{ type: 'assignmentAcknowledged', ...onAssignment }, phone],
  [{ type: 'unitDeparted', ...onAssignment }, phone],
  [{ type: 'unitArrived', ...onAssignment }, phone],
  [{ type: 'unitReportedBack', ...onAssignment, report: '已扑灭' }, phone],
];

/** The state when the main job has come as far as the named event, included. */
export function stateUpTo(last: HallEvent['type']): HallState {
  const index = mainJob.findIndex(([event]) => event.type === last);
  if (index < 0) throw new RangeError(`${last} is not part of the main job`);
  return stateAfter(mainJob.slice(0, index + 1));
}
