import { afterEach, beforeEach, expect, test } from 'vitest';
import { unitIdSchema } from '../../../../protocol/ids.ts';
import { Accounts } from '../../../../server/access/Accounts.ts';
import { idleLogoutMs, longestDutyIdleMs, Sessions } from '../../../../server/access/Sessions.ts';
import { createTables, openDatabase, type Tables } from '../../../../server/database/index.ts';
import { makeDataFolder } from '../../../support/hallServer.ts';

const unitId = unitIdSchema.parse('unit-fire-01');
const password = 'a password that is long enough';

let folder: ReturnType<typeof makeDataFolder>;
let tables: Tables;
let sessions: Sessions;
let accounts: Accounts;
let now: number;
let isOnDuty: boolean;

beforeEach(() => {
  folder = makeDataFolder();
  tables = createTables(openDatabase({ dataFolder: folder.path }));
  now = 1_000_000;
  isOnDuty = true;
  accounts = new Accounts(tables, () => now);
  sessions = new Sessions({ tables, accounts, now: () => now });
  sessions.isOnDuty = (asked) => asked === unitId && isOnDuty;
});
afterEach(async () => {
  await tables.destroy();
  folder.remove();
});

async function logIn(role: 'fieldUnit' | 'dispatcher'): Promise<string> {
  const bound = role === 'fieldUnit' ? { unitId } : {};
  const account = await accounts.create({
    username: role,
    name: role,
    role,
    password,
    mustChangePassword: false,
    ...bound,
  });
  return (await sessions.create(account)).token;
}

test('keeps the login of a unit on duty that was without network for hours, and ends it after a day', async () => {
  const token = await logIn('fieldUnit');

  now += 5 * idleLogoutMs;
  expect(await sessions.endIdle()).toEqual([]);
  expect((await sessions.find(token))?.account.unitId).toBe(unitId);

  now = 1_000_000 + longestDutyIdleMs + 1;
  expect(await sessions.find(token)).toBeUndefined();
  expect(await sessions.endIdle()).toHaveLength(1);
});

test('ends the login of a quiet phone as soon as its unit is off duty, and of a quiet desk after an hour', async () => {
  const phone = await logIn('fieldUnit');
  const desk = await logIn('dispatcher');

  now += idleLogoutMs + 1;
  expect(await sessions.find(desk)).toBeUndefined();
  expect(await sessions.endIdle()).toHaveLength(1);
  expect(await sessions.find(phone)).toBeDefined();

  isOnDuty = false;
  expect(await sessions.find(phone)).toBeUndefined();
  expect(await sessions.endIdle()).toHaveLength(1);
});
