import { afterAll, beforeAll, expect, test } from 'vitest';
import { plansViewSchema, type PlansView } from '../../../protocol/plan/plansView.ts';
import { post } from '../../support/hallClient.ts';
import { demoPassword, makeDataFolder, startHallServer, type HallServer } from '../../support/hallServer.ts';

const folder = makeDataFolder();
let server: HallServer;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

async function logIn(username: string): Promise<{ cookie: string }> {
  const { cookie } = await post(server.url, '/api/login', { username, password: demoPassword });
  return { cookie };
}

async function read(headers: { cookie: string }): Promise<PlansView> {
  const answer = await fetch(`${server.url}/api/plans`, { headers });
  return plansViewSchema.parse(await answer.json());
}

test('the system administrator keeps the plans without a line to the hall; no other command goes through that door', async () => {
  const administrator = await logIn('xitong');
  const { plans, choices } = await read(administrator);
  const [plan] = plans;
  if (plan === undefined) throw new Error('The demo city has no plan');
  expect(choices.areas.length * choices.agencies.length * choices.cameras.length).toBeGreaterThan(0);
  const { id: planId, version: expected, savedAt: _at, savedBy: _by, ...content } = plan;
  const save = { type: 'savePlan', planId, expect: expected, plan: { ...content, name: '改过的预案' } };
  const write = (id: string, command: unknown, headers = administrator) =>
    post(server.url, '/api/plans', { id, command }, headers).then(({ body }) => body);

  expect(await write('plan-1', save)).toMatchObject({ ok: true });
  expect(await write('plan-2', save)).toMatchObject({ rejection: { reason: 'staleVersion' } });
  expect((await read(administrator)).plans.find(({ id }) => id === planId)).toMatchObject({
    ...{ name: '改过的预案', version: expected + 1, savedBy: '系统管理员 孙哲' },
  });

  expect(await write('plan-3', { type: 'startDuty', unitId: 'unit-fire-02' })).not.toMatchObject({ ok: true });
  const remove = { type: 'removePlan', planId, expect: expected + 1 };
  for (const username of ['diaodu', 'anquan', 'shenji']) {
    const other = await logIn(username);
    expect(await write(`plan-${username}`, remove, other)).not.toMatchObject({ ok: true });
    expect((await fetch(`${server.url}/api/plans`, { headers: other })).status).toBe(403);
  }
  expect(await write('plan-4', remove)).toMatchObject({ ok: true });
  expect((await read(administrator)).plans.some(({ id }) => id === planId)).toBe(false);
});
