import { afterEach, expect, test, vi } from 'vitest';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { FieldHall } from '../../../support/fieldHall.ts';
import { post } from '../../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer | null = null;

afterEach(async () => {
  await server?.stop();
  folder.remove();
});

test('the ladder of an order goes on after a power cut, each rung once; the rules are the administrator’s too', async () => {
  server = await startHallServer({ dataFolder: folder.path });
  const administrator = await post(server.url, '/api/login', { username: 'xitong', password: demoPassword });
  const book = { ...defaultRulebook, ladder: { realertS: 1, warnS: 2, nextS: 4, next: 'voice' } };
  const command = { type: 'changeRulebook', expect: 1, note: '缩短', book };
  const write = async (cookie: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${server?.url ?? ''}/api/rulebook`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  expect(await write(administrator.cookie, { id: 'rules-1', command })).toMatchObject({ ok: true });
  expect(await write(administrator.cookie, { id: 'rules-2', command })).toMatchObject({
    rejection: { reason: 'rulebookChanged' },
  });
  const unsound = { ...command, expect: 2, book: { ...book, amberPercent: 0 } };
  expect(await write(administrator.cookie, { id: 'rules-3', command: unsound })).toMatchObject({ ok: false });
  // No other command goes through this door.
  const other = { id: 'rules-4', command: { type: 'startDuty', unitId: 'unit-fire-02' } };
  expect(await write(administrator.cookie, other)).not.toMatchObject({ ok: true });

  const before = await FieldHall.create(server.url);
  expect(await write(before.dispatcher.cookie, { id: 'rules-5', command })).not.toMatchObject({ ok: true });
  await before.dispatcher.command({ type: 'startDuty', unitId: unitIdSchema.parse('unit-fire-02') });
  const sent = await before.sendUnit('unit-fire-02', '仓库起火');
  await vi.waitFor(async () => {
    expect((await before.incident(sent.incidentId)).assignments[0]?.delivery?.realertedAt).toBeDefined();
  }, 20_000);
  before.close();
  await server.kill();

  server = await startHallServer({ dataFolder: folder.path });
  const after = await FieldHall.create(server.url);
  await vi.waitFor(async () => {
    expect((await after.incident(sent.incidentId)).assignments[0]?.delivery?.passedOn).toBeDefined();
  }, 20_000);
  const { log, rulebookVersion, assignments } = await after.incident(sent.incidentId);
  expect(rulebookVersion).toBe(2);
  expect(assignments[0]?.delivery).toMatchObject({
    warned: { cause: 'notDelivered' },
    passedOn: { to: { how: 'voice' } },
  });
  expect(log.map(({ event }) => event).filter((event) => /Realerted|Warned|PassedOn/.test(event))).toEqual([
    'assignmentRealerted',
    'deliveryWarned',
    'assignmentPassedOn',
  ]);
  after.close();
});
