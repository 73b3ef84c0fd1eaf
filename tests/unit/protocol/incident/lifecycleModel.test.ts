import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPermitted } from '../../../../protocol/access/permissions.ts';
import type { Actor } from '../../../../protocol/access/role.ts';
import type { Command } from '../../../../protocol/hall/allCommands.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { emptyHallState, hallStateSchema, type HallState } from '../../../../protocol/hall/hallState.ts';
import {
  assignmentIdSchema,
  incidentIdSchema,
  noteIdSchema,
  urgeIdSchema,
  type IncidentId,
} from '../../../../protocol/ids.ts';
import type { IncidentCommand } from '../../../../protocol/incident/commands.ts';
import type { Incident } from '../../../../protocol/incident/incident.ts';
import { isActiveAssignment, nextStep } from '../../../../protocol/incident/incidentRules.ts';
import { lifecycle, lifecycleRow, type LifecycleCommand } from '../../../../protocol/incident/lifecycle.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { fireAgencyId, inGrid, inWest, seats, units, waterAgencyId } from '../../../support/lifecycleWorld.ts';

const incidentIds = ['a', 'b', 'c', 'd'].map((name) => incidentIdSchema.parse(`incident-${name}`));
const actors = Object.values(seats);
const kinds = (Object.keys(lifecycle) as LifecycleCommand[]).filter(
  (kind) => !['attachPhoto', 'takeSnapshot', 'keepClip', 'linkCameras'].includes(kind),
) as Exclude<LifecycleCommand, 'attachPhoto' | 'takeSnapshot' | 'keepClip' | 'linkCameras'>[];

interface Turn {
  readonly actor: Actor;
  readonly kind: (typeof kinds)[number];
  readonly first: number;
  readonly second: number;
  readonly isStale: boolean;
}

const mainRoad = new Set<string>([
  ...['acceptIncident', 'openIncident', 'dispatchUnits', 'verifyIncident', 'closeIncident', 'resumeIncident'],
]);
const stepCommands = {
  acknowledged: 'acknowledgeAssignment',
  enRoute: 'departForScene',
  onScene: 'arriveOnScene',
  reportedBack: 'reportBack',
} as const;

/** Numbers from which a turn is made when its time comes: mostly a likely one, now and then anything at all. */
const dice = fc.record({
  actor: fc.nat(1_000),
  kind: fc.nat(1_000),
  first: fc.nat(3),
  second: fc.nat(5),
  isWild: fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0),
  isStale: fc.integer({ min: 0, max: 14 }).map((roll) => roll === 0),
});

function turnOf(rolled: typeof dice extends fc.Arbitrary<infer Rolled> ? Rolled : never, state: HallState): Turn {
  const { first, second, isStale, isWild } = rolled;
  const incident = state.incidents[pick(incidentIds, first)];
  const running = (incident?.assignments ?? []).findIndex(isActiveAssignment);
  const step = nextStep(incident?.assignments[running]?.status ?? 'recalled');
  if (!isWild && step !== null && rolled.kind % 3 > 0) {
    const kind = stepCommands[step];
    return { actor: pick([seats.dispatcher, seats.leader], rolled.actor), kind, first, second: running, isStale };
  }
  const allowed = kinds.filter((kind) =>
    incident === undefined ? kind === 'reportIncident' : lifecycleRow(kind).from.includes(incident.status),
  );
  const straight = allowed.filter((kind) => mainRoad.has(kind));
  const likely = rolled.kind % 2 === 0 && straight.length > 0 ? straight : allowed;
  const kind = pick(isWild ? kinds : likely, rolled.kind >> 1);
  const permitted = actors.filter(({ role }) => isPermitted(role, kind));
  return { actor: pick(isWild ? actors : permitted, rolled.actor), kind, first, second, isStale };
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

/** A command of the turn's kind on what the state holds now. */
function commandOf({ kind, first, second, isStale }: Turn, state: HallState, now: number, count: number): Command {
  const incidentId = pick(incidentIds, first);
  const otherId = pick(incidentIds, second);
  const incident = state.incidents[incidentId];
  const expect = (incident?.version ?? 1) + (isStale ? 1 : 0);
  const on = { incidentId, expect };
  const reason = 'why';
  const assignmentIds = incident?.assignments.map(({ id }) => id) ?? [];
  const assignmentId = pick([...assignmentIds, assignmentIdSchema.parse('assignment-none')], second);
  const agencyId = pick([fireAgencyId, waterAgencyId], second);
  const urgeIds = incident?.urges?.map(({ id }) => id) ?? [];
  const urgeId = pick([...urgeIds, urgeIdSchema.parse('urge-none')], second);
  switch (kind) {
    case 'reportIncident':
      return {
        type: kind,
        incidentId,
        incidentType: 'fire',
        priority: 2,
        place: second % 2 === 0 ? inGrid : inWest,
        areaId: null,
        summary: 'smoke',
        source: 'phone',
      };
    case 'editIncident':
      return { type: kind, ...on, ...(second % 2 === 0 ? { place: inWest } : { priority: 1 }) };
    case 'dispatchUnits': {
      const id = assignmentIdSchema.parse(`assignment-${count}`);
      return { type: kind, ...on, order: 'go', assignments: [{ assignmentId: id, unitId: pick(units, second).id }] };
    }
    case 'recallAssignment':
      return { type: kind, ...on, assignmentId, reason };
    case 'verifyIncident':
      return { type: kind, ...on, outcome: second % 3 === 0 ? 'failed' : 'passed', note: '' };
    case 'closeIncident':
      return { type: kind, ...on, note: '' };
    case 'confirmDelivery':
    case 'confirmSeen':
    case 'acknowledgeAssignment':
    case 'departForScene':
    case 'arriveOnScene':
      return { type: kind, incidentId, assignmentId };
    case 'reportBack':
      return { type: kind, incidentId, assignmentId, report: 'done' };
    case 'addIncidentNote':
      return { type: kind, incidentId, noteId: noteIdSchema.parse(`note-${count}`), text: 'seen' };
    case 'parkIncident':
      return { type: kind, ...on, reason, until: second % 2 === 0 ? null : now + 1_000 };
    case 'askExtension':
      return { type: kind, ...on, reason, until: now + (second - 1) * 1_000 };
    case 'grantExtension':
      return { type: kind, ...on, note: '' };
    case 'handOffIncident':
      return { type: kind, ...on, agencyId, reason, answerDue: now + 15 };
    case 'mergeIncident':
      return { type: kind, ...on, intoId: otherId, expectInto: state.incidents[otherId]?.version ?? 1, reason };
    case 'linkIncidents':
    case 'unlinkIncidents':
      return { type: kind, incidentId, otherId };
    case 'setParentIncident':
      return { type: kind, ...on, parentId: second === 0 ? null : otherId };
    case 'urgeIncident':
      return { type: kind, incidentId, urgeId: urgeIdSchema.parse(`urge-${count}`), text: 'hurry' };
    case 'answerUrge':
      return { type: kind, incidentId, urgeId, text: 'under way' };
    case 'acceptIncident':
    case 'openIncident':
    case 'resumeIncident':
    case 'acceptHandOff':
    case 'timeOutHandOff':
      return { type: kind, ...on };
    default:
      return { type: kind as 'returnIncident', ...on, reason };
  }
}

/** What the table says, read from outside: each incident moved as its row (or the row of the other one) allows. */
function demandTable(before: HallState, after: HallState, command: IncidentCommand): void {
  const row = lifecycleRow(command.type);
  for (const incident of Object.values(after.incidents)) {
    const old = before.incidents[incident.id];
    if (old === incident) continue;
    if (old === undefined) {
      expect([command.type, incident.status]).toEqual(['reportIncident', 'reported']);
      continue;
    }
    const rows = [row, ...(row.other === undefined ? [] : [row.other])];
    const isAllowed = rows.some(
      ({ from, to }) =>
        from.includes(old.status) &&
        (to.includes(incident.status) || (to.includes('same') && incident.status === old.status)),
    );
    const isWay = row.ways?.some(([from, to]) => from === old.status && to === incident.status) ?? true;
    expect(isAllowed && isWay, `${command.type}: ${old.status} -> ${incident.status}`).toBe(true);
    expect(incident.version).toBeGreaterThanOrEqual(old.version);
    if (factsOfVersion(incident) !== factsOfVersion(old)) expect(incident.version).toBeGreaterThan(old.version);
  }
}

function factsOfVersion(incident: Incident): string {
  const { status, type, priority, place, areaId, summary, agencyId, level, handOff, extension } = incident;
  const sent = incident.assignments.map(({ id, status: step }) => [id, step === 'recalled']);
  const { parked, mergedInto, mergedFrom, parentId } = incident;
  return JSON.stringify([
    ...[status, type, priority, place, areaId, summary, agencyId, level, handOff, extension],
    ...[sent, parked, mergedInto, mergedFrom, parentId],
  ]);
}

/** Who handled an incident, kept by the test itself; merging makes it the business of both. */
class Handlers {
  readonly #names = new Map<IncidentId, Set<string>>();

  of(id: IncidentId): Set<string> {
    const known = this.#names.get(id) ?? new Set<string>();
    this.#names.set(id, known);
    return known;
  }

  hear(command: IncidentCommand, actor: Actor, before: HallState, touched: readonly IncidentId[]): void {
    const handling = ['acceptIncident', 'openIncident', 'dispatchUnits', 'recallAssignment', 'acknowledgeAssignment'];
    const steps = ['departForScene', 'arriveOnScene', 'reportBack', 'handOffIncident', 'acceptHandOff'];
    if ([...handling, ...steps].includes(command.type)) for (const id of touched) this.of(id).add(actor.accountId);
    const intoId =
      command.type === 'mergeIncident'
        ? command.intoId
        : command.type === 'unmergeIncident'
          ? before.incidents[command.incidentId]?.mergedInto?.incidentId
          : undefined;
    if (intoId === undefined) return;
    const [giving, taking] =
      command.type === 'mergeIncident' ? [command.incidentId, intoId] : [intoId, command.incidentId];
    for (const name of this.of(giving)) this.of(taking).add(name);
  }
}

function demandInvariants(state: HallState, sent: ReadonlySet<string>): void {
  const places = new Map<string, number>();
  for (const incident of Object.values(state.incidents)) {
    expect(incident.status === 'dispatched', incident.status).toBe(incident.assignments.some(isActiveAssignment));
    expect(incident.status === 'parked').toBe(incident.parked !== undefined && incident.mergedInto === undefined);
    expect(incident.status === 'merged').toBe(incident.mergedInto !== undefined);
    for (const id of incident.mergedFrom ?? []) expect(state.incidents[id]?.mergedInto?.incidentId).toBe(incident.id);
    for (const id of incident.links ?? []) expect(state.incidents[id]?.links).toContain(incident.id);
    for (const { id } of incident.assignments) places.set(id, (places.get(id) ?? 0) + 1);
  }
  expect([...places.entries()].sort()).toEqual([...sent].map((id) => [id, 1]).sort());
}

test('no sequence of commands from any mix of seats leaves the table, loses an assignment or closes what was not verified', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(dice, { minLength: 40, maxLength: 160, size: 'max' }), (turns) => {
      const hall = new LifecycleHall();
      const handlers = new Handlers();
      const sent = new Set<string>();
      for (const [index, { unitId }] of Object.values(seats).entries()) {
        if (unitId !== undefined) hall.run(seats.leader, { type: 'startDuty', unitId });
        else if (index < 3) {
          const start = {
            kind: 'reportIncident',
            first: index,
            second: index,
            actor: seats.taker,
            isStale: false,
          } as const;
          hall.run(seats.taker, commandOf(start, hall.state, hall.now, 0));
        }
      }
      for (const [count, rolled] of turns.entries()) {
        const before = hall.state;
        const one = turnOf(rolled, before);
        const command = commandOf(one, before, hall.now, count) as IncidentCommand;
        try {
          const events = hall.run(one.actor, command);
          const touched = events.flatMap((event) => ('incidentId' in event ? [event.incidentId] : []));
          for (const event of events) {
            if (event.type === 'unitDispatched') sent.add(event.assignmentId);
            if (event.type === 'incidentVerified') {
              expect([...handlers.of(event.incidentId)]).not.toContain(one.actor.accountId);
            }
            if (event.type === 'incidentClosed') expect(before.incidents[event.incidentId]?.status).toBe('verified');
          }
          handlers.hear(command, one.actor, before, touched);
          demandTable(before, hall.state, command);
          if (events.length > 0) reached.add(command.type);
        } catch (error) {
          if (!(error instanceof Rejected)) throw error;
          expect(hall.state).toBe(before);
        }
        demandInvariants(hall.state, sent);
      }
      const half = Math.floor(hall.entries.length / 2);
      const stored = JSON.parse(JSON.stringify(evolveHall(emptyHallState(), hall.entries.slice(0, half)))) as unknown;
      const resumed = evolveHall(hallStateSchema.parse(stored), hall.entries.slice(half));
      expect(evolveHall(emptyHallState(), hall.entries)).toEqual(hall.state);
      expect(resumed).toEqual(hall.state);
    }),
    { numRuns: 200, seed: 20_261_122 },
  );
  // A model that never got anywhere would prove nothing.
  expect(kinds.filter((kind) => !reached.has(kind))).toEqual([]);
}, 120_000);
