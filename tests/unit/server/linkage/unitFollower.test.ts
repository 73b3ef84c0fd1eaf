import { beforeEach, describe, expect, test } from 'vitest';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import type { Following } from '../../../../protocol/linkage/linkageCalls.ts';
import type { UnitPosition } from '../../../../protocol/unit/unitPosition.ts';
import { Rejected } from '../../../../protocol/wire/rejection.ts';
import { CameraIndex } from '../../../../server/linkage/CameraIndex.ts';
import { UnitFollower } from '../../../../server/linkage/follow/UnitFollower.ts';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import {
  actor,
  assignmentId,
  fireUnitId,
  incidentId,
  stateAfter,
  stateUpTo,
} from '../../../support/incidentBuilder.ts';
import { at, cameraOf, sceneOf } from './cityBuilder.ts';

const operator = actor('videoOperator');
const cameras = [0, 300, 600].map((east) => cameraOf(`cam-${east}`, at(east, -60), { tier: 'street', rangeM: 220 }));
let state: HallState;
let turned: string[];
let told: Following[][];
let audited: unknown[];

beforeEach(() => {
  turned = [];
  told = [];
  audited = [];
});

function createFollower(start: HallState, refuse: () => void = () => undefined) {
  state = start;
  return new UnitFollower({
    state: () => state,
    positionOf: () => at(0, 0),
    choosing: () => ({
      cameras: new CameraIndex(cameras),
      sight: new Sight(new Buildings(sceneOf())),
      statusOf: () => 'online',
      holderOf: () => null,
    }),
    turn: (camera) => {
      turned.push(camera.id);
      return Promise.resolve('turned');
    },
    audit: (by, event) => {
      refuse();
      audited.push([by?.role ?? null, event]);
    },
    onChanged: (following) => told.push(following),
    onFailure: (error) => expect.unreachable(String(error)),
    now: () => 5_000,
  });
}

function position(east: number, change: Partial<UnitPosition> = {}): UnitPosition {
  return { unitId: fireUnitId, ...at(east, 0), accuracyM: 5, at: 1, ...change };
}

/** Drives in steps of 20 m, each looked at before the next. */
async function drive(follower: UnitFollower, toEast: number): Promise<void> {
  for (let east = 20; east <= toEast; east += 20) {
    const heard = told.length;
    follower.hear([position(east)]);
    await expect.poll(() => told.length).toBeGreaterThan(heard);
  }
}

describe('UnitFollower', () => {
  test('hands a driving unit from camera to camera, and back to none before it must', async () => {
    const follower = createFollower(stateUpTo('unitDeparted'));
    const first = await follower.follow(fireUnitId, incidentId, operator);
    expect(first).toMatchObject({ by: operator.name, handOvers: 0, cameras: [{ cameraId: 'cam-0', aim: 'turned' }] });
    await drive(follower, 600);
    const [last] = told.at(-1) ?? [];
    expect(last).toMatchObject({ handOvers: 2, cameras: [{ cameraId: 'cam-600' }], position: at(600, 0) });
    const order = turned.filter((id, index) => id !== turned[index - 1]);
    expect(order).toEqual(['cam-0', 'cam-300', 'cam-600']);
  });

  test.each([
    [
      'off duty',
      'unitOffDuty',
      () => stateAfter([[{ type: 'dutyEnded', unitId: fireUnitId }, operator]], stateUpTo('unitDeparted')),
    ],
    ['without an assignment', 'assignmentUnknown', () => stateUpTo('incidentOpened')],
    ['that has reported back', 'assignmentUnknown', () => stateUpTo('unitReportedBack')],
  ])('never follows a unit %s', async (_, reason, make) => {
    const follower = createFollower(make());
    await expect(follower.follow(fireUnitId, incidentId, operator)).rejects.toMatchObject({
      code: 'notAllowed',
      reason,
    });
    follower.hear([position(200)]);
    expect({ turned, told, list: follower.list() }).toEqual({ turned: [], told: [], list: [] });
  });

  test('refuses an incident that is not', async () => {
    const follower = createFollower(stateUpTo('dutyStarted'));
    await expect(follower.follow(fireUnitId, incidentId, operator)).rejects.toMatchObject({
      reason: 'incidentUnknown',
    });
  });

  test.each([
    ['its duty ends', { type: 'dutyEnded', unitId: fireUnitId } as const],
    [
      'it reports back',
      { type: 'unitReportedBack', incidentId, assignmentId, unitId: fireUnitId, report: '完' } as const,
    ],
  ])('lets go at once when %s', async (_, event) => {
    const follower = createFollower(stateUpTo('unitArrived'));
    await follower.follow(fireUnitId, incidentId, operator);
    state = stateAfter([[event, operator]], state);
    const before = turned.length;
    // A position may arrive before the follower has heard of the change; it turns nothing all the same.
    follower.hear([position(300)]);
    await expect.poll(() => told.at(-1)).toEqual([]);
    follower.recheck();
    follower.hear([position(320)]);
    expect({ turnedSince: turned.length - before, list: follower.list() }).toEqual({ turnedSince: 0, list: [] });
  });

  test('turns nothing for a unit that stands, nor for a position that says nothing', async () => {
    const follower = createFollower(stateUpTo('unitDeparted'));
    await follower.follow(fireUnitId, incidentId, operator);
    const before = turned.length;
    follower.hear([position(5), position(300, { accuracyM: 2_000 })]);
    expect(turned.length).toBe(before);
  });

  test('is over when a person says so', async () => {
    const follower = createFollower(stateUpTo('unitDeparted'));
    await follower.follow(fireUnitId, incidentId, operator);
    follower.stop(fireUnitId, actor('dispatcher'));
    follower.hear([position(300)]);
    expect({ list: follower.list(), last: told.at(-1) }).toEqual({ list: [], last: [] });
    const unit = { unitId: fireUnitId, incidentId };
    expect(audited).toEqual([
      ['videoOperator', { type: 'unitFollowed', ...unit }],
      ['dispatcher', { type: 'unitLetGo', ...unit, why: 'person' }],
    ]);
  });

  test('keeps apart who asked anew and what the hall itself ended', async () => {
    const follower = createFollower(stateUpTo('unitArrived'));
    await follower.follow(fireUnitId, incidentId, operator);
    await follower.follow(fireUnitId, incidentId, actor('dispatcher'));
    state = stateAfter([[{ type: 'dutyEnded', unitId: fireUnitId }, operator]], state);
    follower.recheck();
    const unit = { unitId: fireUnitId, incidentId };
    expect(audited).toEqual([
      ['videoOperator', { type: 'unitFollowed', ...unit }],
      ['dispatcher', { type: 'unitLetGo', ...unit, why: 'replaced' }],
      ['dispatcher', { type: 'unitFollowed', ...unit }],
      [null, { type: 'unitLetGo', ...unit, why: 'over' }],
    ]);
  });

  test('follows nobody when it cannot be written who asked', async () => {
    const follower = createFollower(stateUpTo('unitDeparted'), () => {
      throw new Rejected('storageFailure', 'storageFull');
    });
    await expect(follower.follow(fireUnitId, incidentId, operator)).rejects.toMatchObject({ reason: 'storageFull' });
    expect({ turned, list: follower.list() }).toEqual({ turned: [], list: [] });
  });
});
