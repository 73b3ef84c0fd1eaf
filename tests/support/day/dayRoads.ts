import { randomUUID } from 'node:crypto';
import type { Incident } from '../../../protocol/incident/incident.ts';
import type { DayCrew } from './DayCrew.ts';
import { stopBefore, type DayPhone } from './DayPhone.ts';
import type { DaySeat } from './DaySeat.ts';
import type { Random } from './createRandom.ts';
import type { Turns } from './Turns.ts';

export interface DayDesk {
  readonly taker: DaySeat;
  /** Several dispatchers side by side. */
  readonly dispatchers: readonly DaySeat[];
  readonly supervisor: DaySeat;
  readonly leader: DaySeat;
  readonly crew: DayCrew;
  /** What each kind of trip is answered with, so that every answer is given in a day. */
  readonly turns: Turns;
}

export interface Trip {
  readonly desk: DayDesk;
  readonly random: Random;
  readonly id: string;
}

interface Sent {
  readonly assignmentId: string;
  readonly phone: DayPhone;
}

/** How an incident comes to its end; each leads it from reported to closed, merged or void, over its own side road. */
export const roads = {
  straight: async (trip: Trip) => {
    await accept(trip);
    await open(trip);
    await handle(trip);
    await finish(trip);
  },
  returned: async (trip: Trip) => {
    await trip.desk.taker.actOn(trip.id, () => ({ type: 'returnIncident', reason: '地址不清' }));
    await roads.straight(trip);
  },
  parked: async (trip: Trip) => {
    const dispatcher = dispatcherOf(trip);
    await accept(trip);
    await dispatcher.actOn(trip.id, () => ({ type: 'parkIncident', reason: '等待产权单位', until: null }));
    await dispatcher.actOn(trip.id, () => ({ type: 'resumeIncident' }));
    await open(trip);
    await handle(trip);
    // Put aside until a moment that comes: the server takes it up again by itself.
    await dispatcher.actOn(trip.id, () => ({ type: 'parkIncident', reason: '待复核', until: Date.now() + 1_500 }));
    await trip.desk.supervisor.untilIncident(trip.id, 'resumed by the server', isAt('reportedBack'));
    await finish(trip);
  },
  extended: async (trip: Trip) => {
    const { supervisor } = trip.desk;
    const dispatcher = dispatcherOf(trip);
    await accept(trip);
    const until = Date.now() + 36 * 3_600_000;
    await dispatcher.actOn(trip.id, () => ({ type: 'askExtension', until, reason: '需要挖掘' }));
    const isGranted = trip.desk.turns.of('extension', [true, false]);
    await supervisor.untilIncident(trip.id, 'asked for more time', ({ extension }) => extension?.state === 'asked');
    await supervisor.actOn(trip.id, () =>
      isGranted ? { type: 'grantExtension', note: '同意' } : { type: 'refuseExtension', reason: '按时办结' },
    );
    await open(trip);
    await handle(trip);
    await finish(trip);
  },
  escalated: async (trip: Trip) => {
    await accept(trip);
    const dispatcher = dispatcherOf(trip);
    await dispatcher.untilIncident(trip.id, 'accepted', isAt('accepted'));
    if (dispatcher.incident(trip.id).areaId !== null)
      await dispatcher.actOn(trip.id, () => ({ type: 'escalateIncident', reason: '超出网格能力' }));
    await open(trip);
    await handle(trip);
    await finish(trip);
  },
  handedOff: async (trip: Trip) => {
    const dispatcher = dispatcherOf(trip);
    await accept(trip);
    const answer = trip.desk.turns.of('hand-off', ['accept', 'refuse', 'none']);
    const answerDue = Date.now() + (answer === 'none' ? 1_500 : 600_000);
    await dispatcher.actOn(trip.id, () => ({
      ...{ type: 'handOffIncident', agencyId: 'agency-water', reason: '属水务职责', answerDue },
    }));
    const { leader } = trip.desk;
    await leader.untilIncident(trip.id, 'a hand-over', ({ handOff }) => handOff !== undefined);
    if (answer === 'accept') await leader.actOn(trip.id, () => ({ type: 'acceptHandOff' }));
    if (answer === 'refuse') await leader.actOn(trip.id, () => ({ type: 'refuseHandOff', reason: '不属我局' }));
    await dispatcher.untilIncident(trip.id, 'the answer', ({ handOff }) => handOff?.state !== 'asked');
    await open(trip);
    await handle(trip);
    await finish(trip);
  },
  recalled: async (trip: Trip) => {
    await accept(trip);
    await open(trip);
    const sent = await send(trip, stopBefore.depart);
    const dispatcher = dispatcherOf(trip);
    await dispatcher.untilIncident(trip.id, 'the crew acknowledged', hasStep(sent, 'acknowledged'));
    await dispatcher.actOn(trip.id, () => ({
      ...{ type: 'recallAssignment', assignmentId: sent.assignmentId, reason: '另派近处力量' },
    }));
    // The crew had pressed on before it heard: the outbox sends what the server must refuse.
    sent.phone.release(sent.assignmentId);
    trip.desk.crew.give(sent.phone);
    await handle(trip);
    await finish(trip);
  },
  failedVerification: async (trip: Trip) => {
    await accept(trip);
    await open(trip);
    await handle(trip);
    const { supervisor } = trip.desk;
    await supervisor.untilIncident(trip.id, 'reported back', isAt('reportedBack'));
    await supervisor.actOn(trip.id, () => ({ type: 'verifyIncident', outcome: 'failed', note: '仍有积水' }));
    await dispatcherOf(trip).untilIncident(trip.id, 'open again', isAt('open'));
    await handle(trip);
    await finish(trip);
  },
  reopened: async (trip: Trip) => {
    await roads.straight(trip);
    await trip.desk.supervisor.actOn(trip.id, () => ({ type: 'reopenIncident', reason: '群众再次反映' }));
    await dispatcherOf(trip).untilIncident(trip.id, 'open again', isAt('open'));
    await handle(trip);
    await finish(trip);
  },
  voided: async (trip: Trip) => {
    await accept(trip);
    await dispatcherOf(trip).actOn(trip.id, () => ({ type: 'voidIncident', reason: '误报' }));
    if (!trip.desk.turns.of('void again open', [true, false])) return;
    const { supervisor, taker } = trip.desk;
    await supervisor.untilIncident(trip.id, 'void', isAt('void'));
    await supervisor.actOn(trip.id, () => ({ type: 'reopenIncident', reason: '核实属实' }));
    await taker.untilIncident(trip.id, 'reported again', isAt('reported'));
    await roads.straight(trip);
  },
  urged: async (trip: Trip) => {
    await accept(trip);
    const { supervisor, taker } = trip.desk;
    const urgeId = randomUUID();
    await supervisor.act({ type: 'urgeIncident', incidentId: trip.id, urgeId, text: '请尽快' });
    await taker.untilIncident(trip.id, 'the urging', ({ urges }) => urges?.some(({ id }) => id === urgeId) === true);
    await taker.act({ type: 'answerUrge', incidentId: trip.id, urgeId, text: '已在途' });
    await dispatcherOf(trip).actOn(trip.id, ({ priority }) => ({
      type: 'editIncident',
      priority: priority === 1 ? 2 : 1,
    }));
    await open(trip);
    await handle(trip);
    await finish(trip);
  },
} satisfies Record<string, (trip: Trip) => Promise<void>>;

export type RoadName = keyof typeof roads;

/** Two reports of one thing, the second with a crew on its way: they become one, some come apart again. */
export async function merge(kept: Trip, second: Trip): Promise<void> {
  const dispatcher = dispatcherOf(kept);
  for (const trip of [kept, second]) {
    await accept(trip);
    await open(trip);
  }
  await dispatcher.act({ type: 'linkIncidents', incidentId: kept.id, otherId: second.id });
  const sent = await send(second, stopBefore.arrive);
  await dispatcher.untilIncident(second.id, 'a crew on its way', hasStep(sent, 'enRoute'));
  await dispatcher.untilIncident(kept.id, 'open', isAt('open'));
  await dispatcher.actOn(second.id, () => ({
    ...{ type: 'mergeIncident', intoId: kept.id, expectInto: dispatcher.incident(kept.id).version, reason: '同一处' },
  }));
  const isApart = kept.desk.turns.of('merged apart', [true, false]);
  if (isApart) await dispatcher.actOn(second.id, () => ({ type: 'unmergeIncident', reason: '两处不同' }));
  // The phone goes on naming the incident it was sent to, whatever became of it.
  sent.phone.release(sent.assignmentId);
  await dispatcher.until(`${sent.assignmentId} reported back`, ({ incidents }) =>
    Object.values(incidents).some((incident) => hasStep(sent, 'reportedBack')(incident)),
  );
  second.desk.crew.give(sent.phone);
  if (isApart) await handle(kept);
  for (const trip of isApart ? [kept, second] : [kept]) await finish(trip);
}

async function accept({ desk: { taker }, id, random }: Trip): Promise<void> {
  await taker.actOn(id, () => ({ type: 'acceptIncident' }), { isSentTwice: random.chance(0.1) });
}

async function open(trip: Trip): Promise<void> {
  const dispatcher = dispatcherOf(trip);
  await dispatcher.untilIncident(trip.id, 'accepted', isAt('accepted'));
  await dispatcher.actOn(trip.id, () => ({ type: 'openIncident' }), { isSentTwice: trip.random.chance(0.1) });
}

/** Sends one crew or two and waits until all came back with a report. */
async function handle(trip: Trip): Promise<void> {
  const crews = [await send(trip, '')];
  if (trip.random.chance(0.15)) crews.push(await send(trip, ''));
  for (const crew of crews) {
    await dispatcherOf(trip).untilIncident(trip.id, `${crew.phone.unitId} back`, hasStep(crew, 'reportedBack'));
    trip.desk.crew.give(crew.phone);
  }
}

async function finish({ desk: { supervisor }, id, random }: Trip): Promise<void> {
  await supervisor.untilIncident(id, 'reported back', isAt('reportedBack'));
  await supervisor.actOn(id, () => ({ type: 'verifyIncident', outcome: 'passed', note: '' }));
  await supervisor.actOn(id, () => ({ type: 'closeIncident', note: '' }), { isSentTwice: random.chance(0.1) });
}

async function send(trip: Trip, order: string): Promise<Sent> {
  const phone = await trip.desk.crew.take();
  const assignmentId = randomUUID();
  const dispatcher = dispatcherOf(trip);
  const assignments = [{ assignmentId, unitId: phone.unitId }];
  // Two crews of one incident are sent at different moments: then the first may have come back meanwhile.
  await dispatcher.actOn(trip.id, () => ({ type: 'dispatchUnits', order, assignments }), {
    isSentTwice: trip.random.chance(0.2),
  });
  return { assignmentId, phone };
}

/** Each incident stays with one of the dispatchers. */
function dispatcherOf({ desk: { dispatchers }, id }: Trip): DaySeat {
  const seat = dispatchers[(id.codePointAt(id.length - 1) ?? 0) % dispatchers.length];
  if (seat === undefined) throw new Error('No dispatcher has come to work');
  return seat;
}

function isAt(status: Incident['status']) {
  return (incident: Incident): boolean => incident.status === status;
}

function hasStep({ assignmentId }: Pick<Sent, 'assignmentId'>, step: 'acknowledged' | 'enRoute' | 'reportedBack') {
  return ({ assignments }: Incident): boolean =>
    assignments.some(({ id, stamps }) => id === assignmentId && stamps[step] !== undefined);
}
