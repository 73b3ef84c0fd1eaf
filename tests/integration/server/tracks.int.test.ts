import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitIdSchema } from '../../../protocol/ids.ts';
import { trackKeptMs } from '../../../protocol/unit/unitTrack.ts';
import { createTables, openDatabase, type Tables } from '../../../server/database/index.ts';
import { Tracks } from '../../../server/tracks/index.ts';
import { makeDataFolder } from '../../support/hallServer.ts';

const unitId = unitIdSchema.parse('unit-1');
let folder: ReturnType<typeof makeDataFolder>;
let tables: Tables;
let tracks: Tracks;
let now: number;
let dutySince: number | null;

beforeEach(async () => {
  folder = makeDataFolder();
  tables = createTables(openDatabase({ dataFolder: folder.path }));
  now = 1_000_000;
  dutySince = 900_000;
  tracks = await open();
});
afterEach(async () => {
  await tracks.close();
  await tables.destroy();
  folder.remove();
});

function open(): Promise<Tracks> {
  return Tracks.create({
    tables,
    now: () => now,
    dutySince: () => dutySince,
    onFailure: (error) => {
      throw error;
    },
  });
}
/** About 111 m of latitude for each step. */
function report(step: number, accuracyM = 10): void {
  tracks.sample(unitId, { lon: 104, lat: 30 + step / 1000, accuracyM, deviceAt: now });
}
async function kept(): Promise<number[]> {
  return (await tracks.read(unitId)).points.map(({ at }) => at);
}

test('keeps a position after a move or a long rest, never too close together, and none that is too vague', async () => {
  report(0);
  now += 5_000;
  report(1);
  now += 15_000;
  report(1);
  now += 15_000;
  report(1);
  now += 15_000;
  report(9, 500);
  now += 300_000;
  report(1);
  expect(await kept()).toEqual([1_000_000, 1_020_000, 1_350_000]);
});

test('keeps nothing off duty', async () => {
  dutySince = null;
  report(0);
  expect(await tracks.read(unitId)).toEqual({ unitId, dutySince: null, points: [], duties: [] });
});

test('tells the unit who looked at its way and why, the latest first, for as long as the way is kept', async () => {
  const look = (purpose: string) =>
    tracks.keepReader(unitId, { at: now, name: '指挥长', role: 'dutyLeader', purpose, dutySince: null });
  await look('核对到场时间');
  now += 1_000;
  await look('复盘');
  expect((await tracks.readers(unitId)).map(({ purpose }) => purpose)).toEqual(['复盘', '核对到场时间']);
  expect(await tracks.readers(unitIdSchema.parse('unit-2'))).toEqual([]);
  now += trackKeptMs - 500;
  await tracks.prune();
  expect((await tracks.readers(unitId)).map(({ purpose }) => purpose)).toEqual(['复盘']);
});

test('deletes what is older than its time, at the start too', async () => {
  report(0);
  now += trackKeptMs - 1_000;
  dutySince = now;
  report(1);
  now += 1_001;
  await tracks.prune();
  expect((await tracks.read(unitId)).duties).toEqual([dutySince]);
  await tracks.close();
  now += trackKeptMs;
  tracks = await open();
  expect(await tables.selectFrom('track_points').selectAll().execute()).toEqual([]);
});
