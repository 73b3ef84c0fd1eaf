import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { commandSchemas } from '../../../protocol/hall/allCommands.ts';
import { directorySchema } from '../../../protocol/hall/directory.ts';
import { hallStateSchema } from '../../../protocol/hall/hallState.ts';
import { allCalls } from '../../../protocol/wire/allCalls.ts';
import { connectClient, type HallClient } from '../../support/hallClient.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;
let seat: HallClient;
let phone: HallClient;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  seat = await connectClient(server.url, 'diaodu');
  phone = await connectClient(server.url, 'police-01');
});
afterAll(async () => {
  seat.close();
  phone.close();
  await server.stop();
  folder.remove();
});

const unitId = 'unit-police-01';
const here = () => ({ lon: 113, lat: 29.5, accuracyM: 5, deviceAt: Date.now() });
const known = async () => (await seat.call('units.positions', {})).map((position) => position.unitId as string);

test('a responder is located on duty only: not before, and forgotten at once after', async () => {
  await phone.call('position.report', here());
  expect(await known()).not.toContain(unitId);
  await phone.command({ type: 'startDuty', unitId });
  await phone.call('position.report', here());
  expect(await known()).toContain(unitId);
  await phone.command({ type: 'endDuty', unitId });
  expect(await known()).not.toContain(unitId);
  await phone.call('position.report', here());
  expect(await known()).not.toContain(unitId);
});

test('the wire has no place for who a member of the public is', () => {
  const schemas = [
    ...commandSchemas,
    hallStateSchema,
    directorySchema,
    ...Object.values(allCalls).flatMap((row) => [row.input, row.output]),
  ];
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'properties') for (const name of Object.keys(member as object)) names.add(name);
      collect(member);
    }
  };
  for (const schema of schemas) collect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const identifying =
    /face|plate|gait|biometr|idCard|identityNumber|passport|watchlist|suspect|personScore|similarity/i;
  expect([...names].filter((name) => identifying.test(name))).toEqual([]);
  expect(names.size).toBeGreaterThan(100);
});

test('a note or an order that carries the match of a person is refused, and journals nothing', async () => {
  const report = {
    type: 'reportIncident',
    incidentId: 'promise-1',
    incidentType: 'security',
    priority: 2,
    place: { lon: 113, lat: 29.5 },
    areaId: null,
    summary: '人脸识别命中：布控人员',
    source: 'sensor',
  };
  const before = (await seat.call('live.join', {})).snapshot?.seq;
  expect(await seat.command(report)).toMatchObject({ ok: false, rejection: { reason: 'identifiesPersons' } });
  expect((await seat.call('live.join', {})).snapshot?.seq).toBe(before);
});
