import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import { unitIdSchema, type UnitId } from '../../../../protocol/ids.ts';
import type { Rulebook } from '../../../../protocol/rulebook/rulebook.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { commandIdSchema } from '../../../../protocol/ids.ts';
import { systemActor } from '../../../../server/access/index.ts';
import { decide } from '../../../../server/commands/decide.ts';
import { CareRunner } from '../../../../server/delivery/index.ts';
import {
  actor,
  assignmentId,
  facts,
  fireUnit,
  fireUnitId,
  incidentId,
  reportCommand,
  stateAfter,
  mainJob,
} from '../../../support/incidentBuilder.ts';

const second = { ...fireUnit, id: unitIdSchema.parse('unit-fire-02') };
const on = { incidentId, assignmentId };
const careTypes = /Realerted|Warned|PassedOn|Dispatched|Asked|Answered|mayday|emergency/;

/** A hall with a clock of its own: what the runner issues is decided and evolved as in the real one. */
class Desk {
  state: HallState;
  wall = 1_000_000;
  steady = 0;
  isDiskFull = false;
  readonly told: HallEvent[] = [];
  readonly ids: string[] = [];
  #runner: CareRunner;
  #timer: { at: number; callback: () => void } | null = null;

  constructor(next: Rulebook['ladder']['next'] = 'voice') {
    const book = { ...defaultRulebook, ladder: { ...defaultRulebook.ladder, next } };
    const leader = actor('dutyLeader');
    this.state = stateAfter([
      [{ type: 'dutyStarted', unitId: fireUnitId }, leader],
      [{ type: 'dutyStarted', unitId: second.id }, leader],
      [{ type: 'rulebookChanged', version: 2, note: '', book }, leader],
    ]);
    this.#runner = this.#start();
    this.do(reportCommand);
    this.do({ type: 'acceptIncident', incidentId, expect: 1 });
    this.do({ type: 'openIncident', incidentId, expect: 2 });
    const assignments = [{ assignmentId, unitId: fireUnitId }];
    this.do({ type: 'dispatchUnits', incidentId, expect: 3, order: '', assignments });
    this.told.length = 0;
  }

  do(command: Command, by = actor('dispatcher')): void {
    const known = { ...facts(by), now: this.wall };
    const events = decide(this.state, command, {
      ...known,
      findUnit: (unitId: UnitId) => [fireUnit, second].find(({ id }) => id === unitId),
    });
    const entries = events.map((event, index) => ({
      seq: this.state.seq + 1 + index,
      at: this.wall,
      commandId: commandIdSchema.parse('command'),
      actor: by,
      event,
    }));
    this.state = evolveHall(this.state, entries);
    this.told.push(...events.filter(({ type }) => careTypes.test(type)));
    this.#runner.recheck();
  }

  phone(type: 'confirmDelivery' | 'confirmSeen' | 'acknowledgeAssignment' | 'departForScene' | 'arriveOnScene'): void {
    this.do({ type, ...on }, actor('fieldUnit'));
  }

  arrive(): void {
    this.phone('acknowledgeAssignment');
    this.phone('departForScene');
    this.phone('arriveOnScene');
    this.told.length = 0;
  }

  /** Lets time pass, timer by timer. */
  async pass(seconds: number): Promise<void> {
    const until = this.steady + seconds * 1_000;
    for (;;) {
      await settled();
      const timer = this.#timer;
      if (timer === null || timer.at > until) break;
      this.#advance(timer.at);
      this.#timer = null;
      timer.callback();
    }
    this.#advance(until);
    await settled();
  }

  restart(): void {
    this.#runner.close();
    this.#runner = this.#start();
    this.#runner.recheck();
  }

  /** Types of what was told since the last look. */
  take(): string[] {
    return this.told.splice(0).map(({ type }) => type);
  }

  #advance(steady: number): void {
    this.wall += steady - this.steady;
    this.steady = steady;
  }

  #start(): CareRunner {
    // A new process has a steady clock of its own that begins anywhere.
    const offset = this.steady * 7;
    return new CareRunner({
      state: () => this.state,
      now: () => this.wall,
      steadyNow: () => this.steady + offset,
      schedule: (callback, inMs) => {
        const timer = { at: this.steady + inMs, callback };
        this.#timer = timer;
        return () => {
          if (this.#timer === timer) this.#timer = null;
        };
      },
      issue: async (id, command) => {
        await Promise.resolve();
        if (this.isDiskFull) return false;
        this.ids.push(id);
        this.do(command, systemActor);
        return true;
      },
      positionOf: () => ({ lon: 113, lat: 29.5 }),
      nextUnit: () => second.id,
    });
  }
}

/** Until every promise that is already on its way has come home. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe('the ladder of an order', () => {
  it('rings again, warns with the cause and passes on, each once and at its time', async () => {
    const desk = new Desk();
    await desk.pass(14.9);
    expect(desk.take()).toEqual([]);
    await desk.pass(0.2);
    expect(desk.take()).toEqual(['assignmentRealerted']);
    await desk.pass(15);
    expect(desk.told).toEqual([{ type: 'deliveryWarned', ...on, unitId: fireUnitId, cause: 'notDelivered' }]);
    desk.take();
    await desk.pass(30);
    expect(desk.told).toEqual([{ type: 'assignmentPassedOn', ...on, unitId: fireUnitId, to: { how: 'voice' } }]);
    desk.take();
    await desk.pass(3_600);
    expect(desk.take()).toEqual([]);
    expect(new Set(desk.ids).size).toBe(desk.ids.length);
  });

  it.each([
    ['confirmDelivery', 'deliveredNotSeen'],
    ['confirmSeen', 'seenNotAcknowledged'],
  ] as const)('says after %s how far it got', async (step, cause) => {
    const desk = new Desk();
    desk.phone(step);
    await desk.pass(31);
    expect(desk.told.at(-1)).toMatchObject({ type: 'deliveryWarned', cause });
  });

  it('ends with the acknowledgement', async () => {
    const desk = new Desk();
    await desk.pass(16);
    desk.phone('acknowledgeAssignment');
    desk.take();
    await desk.pass(600);
    expect(desk.take()).toEqual([]);
  });

  it('ends when the order is recalled', async () => {
    const desk = new Desk();
    const version = desk.state.incidents[incidentId]?.version ?? 0;
    desk.do({ type: 'recallAssignment', ...on, expect: version, reason: '误派' });
    await desk.pass(600);
    expect(desk.take()).toEqual([]);
  });

  it('sends the next unit beside the first where the rules say so, and says it', async () => {
    const desk = new Desk('nextUnit');
    await desk.pass(61);
    expect(desk.take()).toEqual(['assignmentRealerted', 'deliveryWarned', 'assignmentPassedOn', 'unitDispatched']);
    expect(desk.state.incidents[incidentId]?.assignments.map(({ unitId }) => unitId)).toEqual([fireUnitId, second.id]);
  });

  it('never rings a unit off duty, and warns all the same', async () => {
    const desk = new Desk();
    desk.state = {
      ...desk.state,
      units: { ...desk.state.units, [fireUnitId]: { unitId: fireUnitId, onDuty: false, since: 0 } },
    };
    await desk.pass(31);
    expect(desk.told).toMatchObject([{ type: 'deliveryWarned', cause: 'offDuty' }]);
  });

  it('goes on after a restart where it was', async () => {
    const desk = new Desk();
    await desk.pass(20);
    desk.take();
    desk.restart();
    await desk.pass(9.5);
    expect(desk.take()).toEqual([]);
    await desk.pass(1);
    expect(desk.take()).toEqual(['deliveryWarned']);
  });

  it.each([
    ['forward', 86_400_000],
    ['back', -86_400_000],
  ])('keeps its times when the clock on the wall jumps %s', async (_, jumpMs) => {
    const desk = new Desk();
    await desk.pass(10);
    desk.wall += jumpMs;
    await desk.pass(4);
    expect(desk.take()).toEqual([]);
    await desk.pass(2);
    expect(desk.take()).toEqual(['assignmentRealerted']);
  });

  it('is tried again after a full disk, and done once', async () => {
    const desk = new Desk();
    desk.isDiskFull = true;
    await desk.pass(20);
    expect(desk.take()).toEqual([]);
    desk.isDiskFull = false;
    await desk.pass(2);
    expect(desk.take()).toEqual(['assignmentRealerted']);
  });
});

describe('the welfare of a unit on scene', () => {
  it('is asked, asked again louder, then Mayday with the place, over a restart', async () => {
    const desk = new Desk();
    desk.arrive();
    await desk.pass(1_199);
    expect(desk.take()).toEqual([]);
    await desk.pass(2);
    expect(desk.told).toEqual([{ type: 'welfareAsked', ...on, unitId: fireUnitId, round: 1 }]);
    desk.take();
    desk.restart();
    await desk.pass(60);
    expect(desk.told).toMatchObject([{ type: 'welfareAsked', round: 2 }]);
    desk.take();
    await desk.pass(118);
    expect(desk.take()).toEqual([]);
    await desk.pass(2);
    expect(desk.take()).toEqual(['maydayRaised', 'emergencyRaised']);
    const [emergency] = Object.values(desk.state.emergencies);
    expect(emergency).toMatchObject({
      unitId: fireUnitId,
      cause: 'welfare',
      position: { lon: 113, lat: 29.5 },
      during: on,
      acknowledged: null,
    });
    await desk.pass(7_200);
    expect(desk.take()).toEqual([]);
  });

  it('is counted anew from every answer, and over with the work', async () => {
    const desk = new Desk();
    desk.arrive();
    await desk.pass(1_230);
    desk.do({ type: 'answerWelfare', ...on }, actor('fieldUnit'));
    desk.do({ type: 'answerWelfare', ...on }, actor('fieldUnit'));
    expect(desk.take()).toEqual(['welfareAsked', 'welfareAnswered']);
    await desk.pass(1_199);
    expect(desk.take()).toEqual([]);
    await desk.pass(2);
    expect(desk.take()).toEqual(['welfareAsked']);
    desk.do({ type: 'reportBack', ...on, report: '已扑灭' }, actor('fieldUnit'));
    desk.take();
    await desk.pass(7_200);
    expect(desk.take()).toEqual([]);
  });

  it('is counted anew when a desk ends the Mayday', async () => {
    const desk = new Desk();
    desk.arrive();
    await desk.pass(1_400);
    const [emergency] = Object.values(desk.state.emergencies);
    if (emergency === undefined) throw new Error('No Mayday');
    desk.take();
    desk.do({ type: 'endEmergency', emergencyId: emergency.id, reason: '电台已联系' });
    expect(desk.take()).toEqual(['emergencyEnded', 'welfareAnswered']);
    await desk.pass(1_201);
    expect(desk.take()).toEqual(['welfareAsked']);
  });

  it('is asked of nobody whose main job is done', () => {
    expect(stateAfter(mainJob).incidents[incidentId]?.assignments[0]?.welfare).toBeUndefined();
  });
});
