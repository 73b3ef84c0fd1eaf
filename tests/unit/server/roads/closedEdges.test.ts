import { expect, test } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { roadBlockIdSchema } from '../../../../protocol/ids.ts';
import type { RoadBlock, RoadBlockCommand } from '../../../../protocol/roads/roadBlock.ts';
import { roadGraphSchema } from '../../../../protocol/roads/roadGraph.ts';
import { closedEdges } from '../../../../server/roads/closedEdges.ts';
import { decideRoadBlock } from '../../../../server/roads/index.ts';
import { RoadNetwork } from '../../../../server/roads/RoadNetwork.ts';
import { Roads } from '../../../../server/roads/Roads.ts';
import { actor, facts, stateAfter } from '../../../support/incidentBuilder.ts';

/** A straight road of three pieces with a way round its middle piece: 0 - 1 = 2 - 3, each 1 km; metres are degrees / 1e5. */
const graph = roadGraphSchema.parse({
  ...{ originLon: 0, originLat: 0, metresPerDegLon: 100_000, metresPerDegLat: 100_000 },
  ...{ classes: ['arterial'], names: [{ zh: '', en: '' }] },
  nodes: [0, 0, 1000, 0, 2000, 0, 3000, 0, 1500, 1500],
  edges: [
    [0, 1, 1000, 0, 0],
    [1, 2, 1000, 0, 0],
    [2, 3, 1000, 0, 0],
    [1, 4, 1600, 0, 0],
    [4, 2, 1600, 0, 0],
  ],
});
const roadBlockId = roadBlockIdSchema.parse('block-1');
const at = (x: number, y: number): [number, number] => [x / 100_000, y / 100_000];
const across: Extract<RoadBlockCommand, { type: 'blockRoad' }>['block'] = {
  form: 'line',
  points: [at(1500, -50), at(1500, 50)],
  closedTo: 'vehicles',
  reason: '路面塌陷',
  until: null,
};
const dispatcher = actor('dispatcher');
const place = { lon: 0.03, lat: 0 };
const from = { lon: 0, lat: 0 };

test('a line closes what it crosses or runs along, an area all it touches, and neither the roads beside', () => {
  const network = new RoadNetwork(graph);
  const closed = (points: [number, number][], form: 'line' | 'area' = 'line') => [
    ...closedEdges(network, [{ ...across, form, points }]),
  ];
  expect(closed(across.points)).toEqual([0, 1, 0, 0, 0]);
  expect(closed([at(1050, 8), at(1950, 8)])).toEqual([0, 1, 0, 0, 0]);
  expect(closed([at(1050, 60), at(1950, 60)])).toEqual([0, 0, 0, 0, 0]);
  expect(closed([at(950, 60), at(2050, 60)])).toEqual([0, 0, 0, 1, 1]);
  expect(closed([at(1200, -50), at(1800, -50), at(1800, 50), at(1200, 50)], 'area')).toEqual([0, 1, 0, 0, 0]);
  expect(closed([at(2100, -50), at(2900, -50), at(2900, 50), at(2100, 50)], 'area')).toEqual([0, 0, 1, 0, 0]);
  expect([...closedEdges(network, [across, { ...across, closedTo: 'everyone' }, across])]).toEqual([0, 2, 0, 0, 0]);
});

test('a closed road is driven round while it is closed, people on foot pass, and it opens by its own clock', () => {
  const roads = new Roads(graph);
  const events = decideRoadBlock(
    emptyHallState(),
    { type: 'blockRoad', roadBlockId, block: { ...across, until: 9_000 } },
    facts(dispatcher),
  );
  const state = stateAfter(events.map((event) => [event, dispatcher] as const));
  const kept: RoadBlock = { ...across, until: 9_000, id: roadBlockId, blockedBy: 'dispatcher', blockedAt: 1_000 };
  expect(state.roadBlocks).toEqual({ [roadBlockId]: kept });
  const lengthM = (mode: 'emergency' | 'foot', now: number) =>
    roads.travelTimesTo(place, state.roadBlocks, now).travelFrom(from, mode)?.lengthM;
  expect(lengthM('emergency', 8_999)).toBe(5200);
  expect(lengthM('foot', 8_999)).toBe(3000);
  expect(lengthM('emergency', 9_000)).toBe(3000);
  const opened = stateAfter(
    decideRoadBlock(state, { type: 'unblockRoad', roadBlockId }, facts(dispatcher)).map(
      (event) => [event, dispatcher] as const,
    ),
    state,
  );
  expect(opened.roadBlocks).toEqual({});
});

test('an incident on a closed road is reached: by vehicle up to it, then on foot; behind a full closure it is not', () => {
  const roads = new Roads(graph);
  const onRoad = { lon: 0.015, lat: 0 };
  const travel = (closedTo: 'vehicles' | 'everyone') => {
    const block = { ...across, closedTo, id: roadBlockId, blockedBy: '', blockedAt: 0 };
    return roads.travelTimesTo(onRoad, { [roadBlockId]: block }, 0).travelFrom(from, 'emergency');
  };
  // 1 km at 60 km/h, then 500 m at 5 km/h.
  expect(travel('vehicles')).toEqual({ lengthM: 1500, timeS: expect.closeTo(60 + 360, 6) as number });
  expect(travel('everyone')).toBeNull();
});

test('a closure that is over, is known, or is no area is refused, and so is opening what is not closed', () => {
  const by = facts(dispatcher);
  const block = (change: object) =>
    decideRoadBlock(emptyHallState(), { type: 'blockRoad', roadBlockId, block: { ...across, ...change } }, by);
  expect(() => block({ until: 2_000 })).toThrow('roadBlockOver');
  expect(() => block({ form: 'area' })).toThrow('plotIncomplete');
  expect(() => block({ reason: '人脸比对命中' })).toThrow('identifiesPersons');
  const state = stateAfter([[{ type: 'roadBlocked', roadBlockId, block: across }, dispatcher]]);
  expect(() => decideRoadBlock(state, { type: 'blockRoad', roadBlockId, block: across }, by)).toThrow(
    'roadBlockExists',
  );
  expect(() => decideRoadBlock(emptyHallState(), { type: 'unblockRoad', roadBlockId }, by)).toThrow('roadBlockUnknown');
});
