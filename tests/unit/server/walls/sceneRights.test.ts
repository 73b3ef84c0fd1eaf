import { expect, test } from 'vitest';
import type { Actor, Role } from '../../../../protocol/access/role.ts';
import { emptyHallState, type HallState } from '../../../../protocol/hall/hallState.ts';
import type { HallEvent } from '../../../../protocol/hall/allEvents.ts';
import { agencyIdSchema, areaIdSchema, planIdSchema, sceneIdSchema, tourIdSchema } from '../../../../protocol/ids.ts';
import { mainWallId } from '../../../../protocol/wall/wall.ts';
import type { SceneOwner } from '../../../../protocol/wall/sceneRights.ts';
import type { WallLibraryCommand } from '../../../../protocol/wall/wallLibrary.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { decideWall, decideWallLibrary } from '../../../../server/walls/index.ts';
import { actor, facts, stateAfter } from '../../../support/incidentBuilder.ts';

const fire = agencyIdSchema.parse('agency-fire');
const police = agencyIdSchema.parse('agency-police');
const planId = planIdSchema.parse('plan-flood');
const sceneId = sceneIdSchema.parse('scene-1');
const onMain = { wallId: mainWallId };

const of = (role: Role, reach: Partial<Actor> = {}): Actor => ({ ...actor(role), ...reach });
const people: Record<string, Actor> = {
  hallOperator: of('videoOperator'),
  hallLeader: of('dutyLeader'),
  callTaker: of('callTaker'),
  firesOperator: of('videoOperator', { agencyId: fire }),
  firesDispatcher: of('dispatcher', { agencyId: fire }),
  policeLeader: of('dutyLeader', { agencyId: police }),
  centresOperator: of('videoOperator', { areaId: areaIdSchema.parse('area-1') }),
};
const owners: Record<string, SceneOwner> = {
  everybody: { agencyId: null },
  fire: { agencyId: fire },
  plan: { agencyId: null, planId },
};

/** A hall with one scene of that owner, its versions 1 and 2, and the plan there is. */
function hallWith(owner: SceneOwner): HallState {
  const saved: HallEvent = {
    type: 'sceneSaved',
    sceneId,
    name: '防汛',
    ...owner,
    displays: [{ layout: 4, contents: [] }],
  };
  const tour = { id: tourIdSchema.parse('tour-1'), name: '夜巡', sceneIds: [sceneId], dwellS: 10 };
  const state = stateAfter(
    [saved, saved, { type: 'tourDefined', tour }].map((event) => [event as HallEvent, actor('system')]),
  );
  return { ...state, plans: { [planId]: {} as never } };
}

function outcome(act: () => readonly unknown[]): string {
  try {
    return act().length === 1 ? 'yes' : 'nothing';
  } catch (error) {
    return error instanceof Rejected ? error.reason : 'thrown';
  }
}

const save = (owner: SceneOwner) =>
  ({ type: 'saveScene', sceneId, name: '防汛', ...owner, ...onMain, expect: 2 }) as const;
const changes = (owner: SceneOwner): WallLibraryCommand[] => [
  save(owner),
  { type: 'renameScene', sceneId, name: '新名' },
  { type: 'restoreScene', sceneId, sceneVersion: 1, expect: 2 },
];

test('an agency’s scene is changed by its people and the hall’s leader, a plan’s by who may change plans, everybody’s by all who keep scenes', () => {
  const table = Object.fromEntries(
    Object.entries(owners).map(([name, owner]) => {
      const state = hallWith(owner);
      const may = Object.entries(people).filter(([, by]) => {
        const outcomes = changes(owner).map((one) => outcome(() => decideWallLibrary(state, one, facts(by))));
        expect(new Set(outcomes).size).toBe(1);
        expect(['yes', 'sceneOfOthers']).toContain(outcomes[0]);
        return outcomes[0] === 'yes';
      });
      return [name, may.map(([who]) => who)];
    }),
  );
  expect(table).toEqual({
    everybody: ['hallOperator', 'hallLeader', 'firesOperator', 'firesDispatcher', 'policeLeader', 'centresOperator'],
    fire: ['hallLeader', 'firesOperator', 'firesDispatcher'],
    plan: ['hallLeader', 'policeLeader'],
  });
});

test('who may not see an agency’s scene neither puts it up nor tours it nor makes a rule or tour of it', () => {
  const state = hallWith({ agencyId: fire });
  const rule = {
    id: 'rule' as never,
    name: '火',
    ...onMain,
    incidentTypes: [],
    priority: 1 as const,
    sceneId,
    holdS: 30,
  };
  const tour = { id: tourIdSchema.parse('tour-2'), name: '巡', sceneIds: [sceneId], dwellS: 10 };
  const tried = (by: Actor) => [
    outcome(() => decideWall(state, { type: 'applyScene', ...onMain, sceneId }, facts(by))),
    outcome(() => decideWall(state, { type: 'startTour', ...onMain, tourId: tourIdSchema.parse('tour-1') }, facts(by))),
    outcome(() => decideWallLibrary(state, { type: 'defineTour', tour, expect: 0 }, facts(by))),
    outcome(() => decideWallLibrary(state, { type: 'setWallRule', rule, expect: 0 }, facts(by))),
  ];
  for (const who of ['hallOperator', 'firesOperator'])
    expect(tried(people[who] as Actor)).toEqual(['yes', 'yes', 'yes', 'yes']);
  for (const who of ['policeLeader', 'centresOperator'])
    expect(tried(people[who] as Actor)).toEqual(Array.from({ length: 4 }, () => 'sceneOfOthers'));
});

test('nobody gives a scene to an owner who is not theirs to give to, to two owners, or to one there is not', () => {
  const state = hallWith({ agencyId: null });
  const as = (who: string, owner: SceneOwner) =>
    outcome(() => decideWallLibrary(state, save(owner), facts(people[who] as Actor)));
  expect(as('hallOperator', { agencyId: fire })).toBe('sceneOfOthers');
  expect(as('hallOperator', { agencyId: null, planId })).toBe('sceneOfOthers');
  expect(as('firesOperator', { agencyId: fire })).toBe('yes');
  expect(as('hallLeader', { agencyId: fire, planId })).toBe('malformedCommand');
  expect(as('hallLeader', { agencyId: police })).toBe('agencyUnknown');
  expect(as('hallLeader', { agencyId: null, planId: planIdSchema.parse('none') })).toBe('planUnknown');
  expect(as('hallLeader', { agencyId: null, planId })).toBe('yes');
  // Its agency or plan went: the scene can still be changed and cleared away.
  const orphan = { ...hallWith({ agencyId: null, planId }), plans: emptyHallState().plans };
  expect(
    outcome(() => decideWallLibrary(orphan, save({ agencyId: null, planId }), facts(people['hallLeader'] as Actor))),
  ).toBe('yes');
});
