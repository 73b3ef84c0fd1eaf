import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incidentIdSchema } from '../../../../protocol/ids.ts';
import { DueRoads } from '../../../../server/incidents/DueRoads.ts';
import { LifecycleHall } from '../../../support/LifecycleHall.ts';
import { fireAgencyId, inGrid, seats } from '../../../support/lifecycleWorld.ts';

const incidentId = incidentIdSchema.parse('incident-1');
let hall: LifecycleHall;
let roads: DueRoads;

beforeEach(() => {
  vi.useFakeTimers();
  hall = new LifecycleHall();
  hall.run(seats.taker, {
    type: 'reportIncident',
    incidentId,
    incidentType: 'fire',
    priority: 2,
    place: inGrid,
    areaId: null,
    summary: 'smoke',
    source: 'phone',
  });
  hall.run(seats.taker, { type: 'acceptIncident', incidentId, expect: 1 });
  roads = new DueRoads({
    state: () => hall.state,
    now: () => hall.now,
    issue: (command) => Promise.resolve(hall.try(seats.system, command) === 'allowed'),
  });
  roads.start();
});
afterEach(() => {
  roads.close();
  vi.useRealTimers();
});

async function passTime(ms: number): Promise<void> {
  hall.now += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

function hear(work: () => unknown): void {
  const known = hall.entries.length;
  work();
  roads.hear(hall.entries.slice(known));
}

test('a hand-over nobody answers goes back to the sender when its time is over, and not before', async () => {
  const answerDue = hall.now + 10_000;
  hear(() =>
    hall.run(seats.dispatcher, {
      type: 'handOffIncident',
      incidentId,
      expect: 2,
      agencyId: fireAgencyId,
      reason: 'water main',
      answerDue,
    }),
  );
  await passTime(9_000);
  expect(hall.incident(incidentId).handOff?.state).toBe('asked');
  await passTime(1_000);
  expect(hall.incident(incidentId)).toMatchObject({ handOff: { state: 'timedOut' }, status: 'accepted' });
  expect(hall.incident(incidentId).agencyId).toBeUndefined();
});

test('a parked incident comes back by itself, also when the server was down at that time', async () => {
  hear(() =>
    hall.run(seats.dispatcher, {
      type: 'parkIncident',
      incidentId,
      expect: 2,
      reason: 'part',
      until: hall.now + 5_000,
    }),
  );
  roads.close();
  hall.now += 100_000;
  roads = new DueRoads({
    state: () => hall.state,
    now: () => hall.now,
    issue: (command) => Promise.resolve(hall.try(seats.system, command) === 'allowed'),
  });
  roads.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(hall.incident(incidentId)).toMatchObject({ status: 'accepted', version: 4 });
  expect(hall.incident(incidentId).parked).toBeUndefined();
});
