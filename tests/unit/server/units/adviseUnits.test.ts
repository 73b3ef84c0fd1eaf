import { expect, test } from 'vitest';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { assignmentIdSchema, incidentIdSchema } from '../../../../protocol/ids.ts';
import { unitSchema, type Unit } from '../../../../protocol/unit/unit.ts';
import type { UnitPosition } from '../../../../protocol/unit/unitPosition.ts';
import { adviseUnits, type AdviseUnitsFacts } from '../../../../server/units/adviseUnits.ts';
import { actor, incidentId, reportCommand, stateAfter } from '../../../support/incidentBuilder.ts';

const dispatcher = actor('dispatcher');
const at = 1_000_000;

function unit(id: string, change: Partial<Record<keyof Unit, unknown>> = {}): Unit {
  const plain = { kind: 'fire', skills: ['fire'], vehicle: '消防车', agencyId: 'agency-fire', areaId: 'area-1' };
  return unitSchema.parse({ id, callSign: { zh: id, en: id }, home: { lon: 113, lat: 29.5 }, ...plain, ...change });
}

/** Seconds to the place by unit; what is not named has no road. */
interface Scene {
  readonly units: readonly Unit[];
  readonly seconds: Readonly<Record<string, number>>;
  readonly needs?: AdviseUnitsFacts['needs'];
  readonly offDuty?: readonly string[];
  readonly stale?: Readonly<Record<string, number>>;
  readonly more?: readonly HallEvent[];
}

function advise({ units, seconds, needs, offDuty = [], stale = {}, more = [] }: Scene) {
  const { type: _type, ...report } = reportCommand;
  const events: HallEvent[] = [
    { type: 'incidentReported', number: 1, ...report },
    ...units.filter(({ id }) => !offDuty.includes(id)).map(({ id }) => ({ type: 'dutyStarted' as const, unitId: id })),
    ...more,
  ];
  const state = stateAfter(
    events.map((event) => [event, dispatcher] as const),
    emptyHallState(),
  );
  const incident = state.incidents[incidentId];
  if (incident === undefined) throw new Error('nothing was reported');
  // Positions differ by unit, so that the stand-in for the roads can tell who asks.
  const positions = new Map<string, UnitPosition>(
    units.map(({ id }, index) => {
      const ageMs = stale[id] ?? 0;
      return [id, { unitId: id, lon: 113 + index / 1000, lat: 29.5, accuracyM: 5, at: at - ageMs }];
    }),
  );
  return adviseUnits({
    ...{ state, incident, units, positions, now: at, ...(needs === undefined ? {} : { needs }) },
    travel: {
      travelFrom: ({ lon }) => {
        const timeS = seconds[units[Math.round((lon - 113) * 1000)]?.id ?? ''];
        return timeS === undefined ? null : { timeS, lengthM: timeS * 10 };
      },
    },
  });
}

const reasonsOf = (advised: { readonly why: readonly { readonly reason: string }[] } | undefined) =>
  advised?.why.map(({ reason }) => reason);

test('whoever is there first by road goes, not who is nearest as the crow flies, and each says why', () => {
  const advice = advise({
    units: [unit('near'), unit('fast'), unit('police', { kind: 'police' }), unit('home')],
    seconds: { near: 400, fast: 200, police: 60 },
    offDuty: ['home'],
  });
  expect(advice.units.map(({ unitId, etaS }) => [unitId, etaS])).toEqual([
    ['fast', 200],
    ['near', 400],
    ['police', 60],
  ]);
  expect(reasonsOf(advice.units[0])).toEqual(['nearest', 'rightKind', 'free']);
  expect(reasonsOf(advice.units[2])).toEqual(['otherKind', 'free']);
  // Where somebody is who is off duty, nobody is told.
  expect(advice.leftOut).toEqual([]);
  expect(advice.leftOutCounts).toEqual({ offDuty: 1 });
});

test('a plan that needs two ladder trucks where one is says what is missing and what the others lack', () => {
  const ladder = { vehicleKind: 'ladderTruck' as const, count: 2 };
  const anyFire = { kind: 'fire' as const, count: 1 };
  const advice = advise({
    units: [
      unit('ladder', { vehicleKind: 'ladderTruck' }),
      unit('tanker', { vehicleKind: 'waterTanker' }),
      unit('tanker-2', { vehicleKind: 'waterTanker' }),
      unit('ambulance', { kind: 'ambulance', vehicleKind: 'ambulance' }),
    ],
    seconds: { ladder: 100, tanker: 200, 'tanker-2': 300, ambulance: 50 },
    needs: [anyFire, ladder],
  });
  expect(advice.needs).toEqual([
    { need: anyFire, found: 1 },
    { need: ladder, found: 1 },
  ]);
  // The one ladder truck is kept for the need that nothing else meets, though it is the nearest fire unit of all.
  expect(advice.units.map(({ unitId, fills }) => [unitId, fills])).toEqual([
    ['tanker', 0],
    ['ladder', 1],
  ]);
  expect(reasonsOf(advice.units[1])).toEqual(['nearest', 'hasVehicle', 'free']);
  expect(advice.leftOut.map((one) => [one.unitId, one.why[0]?.reason])).toEqual([
    ['ambulance', 'lacksVehicle'],
    ['tanker-2', 'farther'],
  ]);
});

test('a busy unit comes after all free ones, and one already sent here not at all', () => {
  const other = incidentIdSchema.parse('incident-2');
  const { type: _type, ...report } = reportCommand;
  const sent = (to: typeof incidentId, unitId: Unit['id']): HallEvent => ({
    ...{ type: 'unitDispatched', incidentId: to, unitId, order: '' },
    assignmentId: assignmentIdSchema.parse(`to-${unitId}`),
  });
  const [busy, free, here] = [unit('busy'), unit('free'), unit('here')];
  const advice = advise({
    units: [busy, free, here],
    seconds: { busy: 10, free: 500, here: 1 },
    more: [
      { type: 'incidentReported', number: 2, ...report, incidentId: other },
      sent(other, busy.id),
      sent(incidentId, here.id),
    ],
  });
  expect(advice.units.map(({ unitId, busyWith }) => [unitId, busyWith])).toEqual([
    ['free', 0],
    ['busy', 1],
  ]);
  expect(advice.units[1]?.why).toContainEqual({ reason: 'busy', value: 1 });
  expect(advice.leftOut.map((one) => [one.unitId, reasonsOf(one)?.[0]])).toEqual([['here', 'onIncident']]);
});

test('an old position, and no road at all, count against a unit and are said', () => {
  const advice = advise({
    units: [unit('stale'), unit('fresh'), unit('cut-off')],
    seconds: { stale: 100, fresh: 200 },
    stale: { stale: 400_000 },
  });
  expect(advice.units.map(({ unitId, etaS }) => [unitId, etaS])).toEqual([
    ['fresh', 200],
    ['stale', 100],
    ['cut-off', null],
  ]);
  expect(advice.units[1]?.why).toContainEqual({ reason: 'stalePosition', value: 400 });
  expect(reasonsOf(advice.units[2])).toEqual(['rightKind', 'free', 'noRoad']);
});
