import { describe, expect, it } from 'vitest';
import { incidentClocks } from '../../../../protocol/clock/incidentClocks.ts';
import { incidentIdSchema } from '../../../../protocol/ids.ts';
import { incidentTypes } from '../../../../protocol/incident/incident.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { findDeadline } from '../../../../protocol/rulebook/findDeadline.ts';
import { rulebookSchema, type Deadline, type Rulebook } from '../../../../protocol/rulebook/rulebook.ts';
import { rulebookOf } from '../../../../protocol/rulebook/rulebookState.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import { decideRulebook } from '../../../../server/rulebook/index.ts';
import { decide } from '../../../../server/commands/decide.ts';
import { actor, facts, reportCommand, stateAfter } from '../../../support/incidentBuilder.ts';

const changed = { ...defaultRulebook, amberPercent: 50 };
const change = { type: 'changeRulebook', expect: 1, note: '缩短预警', book: changed } as const;
const rule: Deadline = {
  kindId: null,
  family: null,
  priority: null,
  turnoutS: null,
  travelS: null,
  sceneS: null,
  wholeS: 1,
  clock: 'wall',
};

describe('the rulebook', () => {
  it('comes with a sound first version that has a kind and a deadline for every family', () => {
    expect(rulebookSchema.safeParse(defaultRulebook).success).toBe(true);
    for (const type of incidentTypes) {
      expect(defaultRulebook.kinds.some(({ family }) => family === type)).toBe(true);
      expect(findDeadline(defaultRulebook, { type, priority: 4 })?.wholeS).toBeGreaterThan(0);
    }
  });

  it('changes as a whole, over the version its author saw', () => {
    const state = emptyHallState();
    const events = decideRulebook(state, change);
    const after = stateAfter([[events[0] ?? fail(), actor('dutyLeader')]], state);
    expect(after.rulebook.current).toBe(2);
    expect(rulebookOf(after.rulebook, 2)).toEqual(changed);
    expect(rulebookOf(after.rulebook, undefined)).toBe(defaultRulebook);
    expect(() => decideRulebook(after, change)).toThrow('rulebookChanged');
  });

  it('stays with an incident that was born under it', () => {
    const leader = actor('dutyLeader');
    const before = stateAfter(decide(emptyHallState(), reportCommand, facts(leader)).map((event) => [event, leader]));
    const after = stateAfter([[decideRulebook(before, change)[0] ?? fail(), leader]], before);
    const later = { ...reportCommand, incidentId: 'incident-2' as typeof reportCommand.incidentId };
    const state = stateAfter(
      decide(after, later, facts(leader)).map((event) => [event, leader]),
      after,
    );
    expect(state.incidents[reportCommand.incidentId]?.rulebookVersion).toBeUndefined();
    expect(state.incidents[later.incidentId]?.rulebookVersion).toBe(2);
  });

  it('measures an incident by the version it was born under, whatever the rules say since', () => {
    const leader = actor('dutyLeader');
    const tighter = { ...defaultRulebook, amberPercent: 50, deadlines: [{ ...rule, wholeS: 600 }] };
    const report = (name: string): typeof reportCommand => ({
      ...reportCommand,
      incidentId: incidentIdSchema.parse(name),
    });
    const born = (state: HallState, name: string) =>
      stateAfter(
        decide(state, report(name), facts(leader)).map((event) => [event, leader]),
        state,
      );
    const rules = (state: HallState, book: Rulebook) =>
      stateAfter(
        [[decideRulebook(state, { ...change, expect: state.rulebook.current, book })[0] ?? fail(), leader]],
        state,
      );
    const state = born(
      rules(born(rules(born(emptyHallState(), 'first'), tighter), 'second'), defaultRulebook),
      'third',
    );
    const measured = ['first', 'second', 'third'].map((name) => {
      const incident = state.incidents[name] ?? fail();
      const book = rulebookOf(state.rulebook, incident.rulebookVersion);
      const whole = incidentClocks(incident, book, 0).find(({ kind }) => kind === 'whole') ?? fail();
      return [incident.rulebookVersion ?? 1, (whole.dueAt - whole.startedAt) / 1000, book.amberPercent];
    });
    const asDelivered = findDeadline(defaultRulebook, {
      type: reportCommand.incidentType,
      priority: reportCommand.priority,
    });
    expect(measured).toEqual([
      [1, asDelivered?.wholeS, 80],
      [2, 600, 50],
      [3, asDelivered?.wholeS, 80],
    ]);
  });

  it('offers a kind of the same family only, and none that was put away', () => {
    const by = facts(actor('callTaker'));
    const report = (kindId: string) => decide(emptyHallState(), { ...reportCommand, kindId }, by);
    expect(report('fireVehicle')[0]).toMatchObject({ kindId: 'fireVehicle' });
    expect(() => report('theft')).toThrow('kindUnknown');
    expect(() => report('nothing')).toThrow('kindUnknown');
  });

  it.each([
    ['a ladder that goes down', { ...defaultRulebook, ladder: { realertS: 60, warnS: 30, nextS: 90, next: 'none' } }],
    ['two kinds of one id', { ...defaultRulebook, kinds: [...defaultRulebook.kinds, ...defaultRulebook.kinds] }],
    ['a deadline of an unknown kind', { ...defaultRulebook, deadlines: [{ ...rule, kindId: 'nothing' }] }],
    ['no seconds at all', { ...defaultRulebook, deadlines: [{ ...rule, wholeS: 0 }] }],
  ])('is refused with %s', (_, book) => {
    expect(rulebookSchema.safeParse(book).success).toBe(false);
  });
});

describe('of several deadlines', () => {
  const deadlines = [
    rule,
    { ...rule, priority: 1 as const, wholeS: 2 },
    { ...rule, family: 'fire' as const, wholeS: 3 },
    { ...rule, family: 'fire' as const, priority: 1 as const, wholeS: 4 },
    { ...rule, kindId: 'fireWild', wholeS: 5 },
  ];
  it.each([
    [{ type: 'flood', priority: 2 } as const, 1],
    [{ type: 'flood', priority: 1 } as const, 2],
    [{ type: 'fire', priority: 2 } as const, 3],
    [{ type: 'fire', priority: 1 } as const, 4],
    [{ type: 'fire', priority: 1, kindId: 'fireWild' } as const, 5],
  ])('the most exact holds: %o', (asked, wholeS) => {
    expect(findDeadline({ deadlines }, asked)?.wholeS).toBe(wholeS);
  });
});

function fail(): never {
  throw new Error('No event was decided');
}
