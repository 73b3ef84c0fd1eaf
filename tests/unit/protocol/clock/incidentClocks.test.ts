import { describe, expect, it } from 'vitest';
import { dueList, leadingClock } from '../../../../protocol/clock/dueList.ts';
import { incidentClocks } from '../../../../protocol/clock/incidentClocks.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import type { Incident } from '../../../../protocol/incident/incident.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { actor, assignmentId, fireUnitId, incidentId, stateUpTo } from '../../../support/incidentBuilder.ts';

/** A fire of the first priority: a minute to leave, five to arrive, four hours there, twelve in all. */
const rules = defaultRulebook;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function incidentUpTo(last: HallEvent['type']): Incident {
  const incident = stateUpTo(last).incidents[incidentId];
  if (incident === undefined) throw new Error('The main job has one incident');
  return incident;
}

function brief(incident: Incident, now: number) {
  return incidentClocks(incident, rules, now).map(({ kind, state, stoppedAt }) => [
    kind,
    state,
    stoppedAt !== undefined,
  ]);
}

describe('the clocks of an incident', () => {
  it('run from the sending, turn amber at four fifths and red when due', () => {
    const incident = incidentUpTo('unitDispatched');
    const sentAt = incident.assignments[0]?.stamps.sent?.at ?? 0;
    const turnout = (now: number) => incidentClocks(incident, rules, now).find(({ kind }) => kind === 'turnout');
    expect(turnout(sentAt)).toEqual({
      id: `turnout:${assignmentId}`,
      kind: 'turnout',
      unitId: fireUnitId,
      startedAt: sentAt,
      dueAt: sentAt + minuteMs,
      state: 'normal',
    });
    expect(turnout(sentAt + 47_999)?.state).toBe('normal');
    expect(turnout(sentAt + 48_000)?.state).toBe('amber');
    expect(turnout(sentAt + minuteMs)?.state).toBe('red');
  });

  it('hand over from leg to leg as the unit goes on', () => {
    expect(brief(incidentUpTo('unitDeparted'), 2_000)).toEqual([
      ['whole', 'normal', false],
      ['turnout', 'normal', true],
      ['travel', 'normal', false],
    ]);
    expect(brief(incidentUpTo('unitReportedBack'), 2_000)).toEqual([
      ['whole', 'normal', false],
      ['turnout', 'normal', true],
      ['travel', 'normal', true],
      ['scene', 'normal', true],
    ]);
  });

  it('all stop with the incident, whatever its units were doing', () => {
    const incident = incidentUpTo('unitArrived');
    const closed: Incident = { ...incident, status: 'void', stamps: { ...incident.stamps, void: { at: 5_000 } } };
    const clocks = incidentClocks(closed, rules, 100 * hourMs);
    expect(clocks.map(({ kind, stoppedAt }) => [kind, stoppedAt !== undefined])).toEqual([
      ['whole', true],
      ['turnout', true],
      ['travel', true],
      ['scene', true],
    ]);
    expect(leadingClock(clocks)).toBeNull();
  });

  it('say of a stopped one whether it was missed', () => {
    const incident = incidentUpTo('unitDeparted');
    const [assignment] = incident.assignments;
    if (assignment === undefined) throw new Error('One unit was sent');
    const late = { ...assignment, stamps: { ...assignment.stamps, enRoute: { at: 10 * minuteMs } } };
    const turnout = incidentClocks({ ...incident, assignments: [late] }, rules, 2_000).find(
      ({ kind }) => kind === 'turnout',
    );
    expect(turnout).toMatchObject({ state: 'red', stoppedAt: 10 * minuteMs });
  });

  it('are none for a unit that was recalled', () => {
    const incident = incidentUpTo('unitDispatched');
    const assignments = incident.assignments.map((one) => ({ ...one, status: 'recalled' as const }));
    expect(brief({ ...incident, assignments }, 2_000)).toEqual([['whole', 'normal', false]]);
  });

  it('of the whole stand still while it is parked, and go on with what was left', () => {
    const incident = incidentUpTo('incidentOpened');
    const by = actor('dispatcher');
    const parked: Incident = {
      ...incident,
      status: 'parked',
      parked: { from: 'open', reason: '待料', until: null, by, at: hourMs },
    };
    const [whole] = incidentClocks(parked, rules, 100 * hourMs);
    expect(whole).toMatchObject({ isPaused: true, state: 'normal' });
    expect((whole?.dueAt ?? 0) - 100 * hourMs).toBe((whole?.startedAt ?? 0) + 11 * hourMs);
    expect(leadingClock([...(whole === undefined ? [] : [whole])])).toBeNull();
    const resumed = incidentClocks({ ...incident, parkedMs: 99 * hourMs }, rules, 100 * hourMs)[0];
    expect(resumed?.dueAt).toBe(whole?.dueAt);
    const running = incidentClocks(parked, { ...rules, doesParkingStopWhole: false }, 100 * hourMs)[0];
    expect(running).toMatchObject({ state: 'red', dueAt: (whole?.startedAt ?? 0) + 12 * hourMs });
  });

  it('count the whole in working hours where the rules say so', () => {
    const friday = Date.parse('2026-09-25T17:00:00+08:00');
    const incident: Incident = {
      ...incidentUpTo('incidentOpened'),
      type: 'environment',
      priority: 3,
      stamps: { reported: { at: friday } },
    };
    const sunday = Date.parse('2026-09-27T20:00:00+08:00');
    expect(incidentClocks(incident, rules, sunday)[0]).toMatchObject({
      state: 'normal',
      dueAt: Date.parse('2026-10-01T11:30:00+08:00'),
    });
  });

  it('show a granted extension in place of the whole, and a hand-off while it waits for its answer', () => {
    const incident = incidentUpTo('incidentOpened');
    const by = actor('dispatcher');
    const extension = { state: 'granted', until: 50 * hourMs, reason: '', askedBy: by, askedAt: 0 } as const;
    const handOff = {
      state: 'asked',
      toAgencyId: 'agency-fire' as never,
      fromAgencyId: null,
      reason: '',
      answerDue: 2 * hourMs,
      askedBy: by,
      askedAt: hourMs,
    } as const;
    expect(brief({ ...incident, extension, handOff }, 3 * hourMs)).toEqual([
      ['extension', 'normal', false],
      ['handOff', 'red', false],
    ]);
    expect(brief({ ...incident, extension: { ...extension, state: 'asked' } }, 3 * hourMs)).toEqual([
      ['whole', 'normal', false],
    ]);
  });
});

describe('the list of what is due', () => {
  it('ranks overdue before nearly due, then the higher priority, and leaves out what is in time or over', () => {
    const incident = incidentUpTo('incidentOpened');
    const born = (
      id: string,
      priority: 1 | 2 | 3,
      hoursAgo: number,
      status: Incident['status'] = 'open',
    ): Incident => ({
      ...incident,
      id: id as typeof incident.id,
      type: 'flood',
      priority,
      status,
      stamps: { reported: { at: (100 - hoursAgo) * hourMs } },
    });
    const incidents = Object.fromEntries(
      [
        born('nearly', 1, 3.5),
        born('overdue', 2, 9),
        born('longer', 2, 20),
        born('worse', 1, 5),
        born('early', 1, 1),
        born('over', 1, 50, 'closed'),
      ].map((one) => [one.id, one]),
    );
    const state: HallState = { ...emptyHallState(), incidents };
    expect(dueList(state, 100 * hourMs).map((due) => due.incident.id)).toEqual([
      'worse',
      'longer',
      'overdue',
      'nearly',
    ]);
  });
});
