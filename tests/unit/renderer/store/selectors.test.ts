import { expect, it } from 'vitest';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { evolveHall } from '../../../../protocol/hall/evolveHall.ts';
import { incidentStatuses } from '../../../../protocol/incident/incident.ts';
import { incidentQueue, isFinished, serverNow, unitRows } from '../../../../renderer/store/index.ts';
import { fireUnit } from '../../../support/incidentBuilder.ts';
import { buildEntries } from './buildEntries.ts';

const hall = evolveHall(emptyHallState(), buildEntries(12));

it('queues the pressing before the old, and the old before the new', () => {
  const queue = incidentQueue(Object.values(hall.incidents));
  expect(queue.map(({ priority, number }) => [priority, number])).toEqual([
    [1, 1],
    [1, 5],
    [1, 9],
    [2, 4],
    [2, 8],
    [2, 12],
    [3, 3],
    [3, 7],
    [3, 11],
    [4, 2],
    [4, 6],
    [4, 10],
  ]);
});

it('keeps a returned incident in the queue, for it waits to be accepted again', () => {
  expect(incidentStatuses.filter((status) => isFinished({ status }))).toEqual(['closed', 'merged', 'void']);
});

it('shows a unit without duty or position as off duty, and one on duty as available where it was heard', () => {
  const units = { [fireUnit.id]: fireUnit };
  expect(unitRows(units, hall, {})).toEqual([{ unit: fireUnit, status: 'offDuty', active: [], position: null }]);
  const position = { unitId: fireUnit.id, lon: 1, lat: 2, accuracyM: 5, at: 9 };
  const onDuty = { ...hall, units: { [fireUnit.id]: { unitId: fireUnit.id, onDuty: true, since: 1 } } };
  expect(unitRows(units, onDuty, { [fireUnit.id]: position })).toEqual([
    { unit: fireUnit, status: 'available', active: [], position },
  ]);
});

it('reads the clock of the server, not of this computer', () => {
  expect(serverNow({ connection: { line: 'online', driftMs: -250, problem: null } }, 10_000)).toBe(9_750);
});
