import { afterAll, expect, test } from 'vitest';
import { Accounts } from '../../../server/access/Accounts.ts';
import { createTables, openDatabase } from '../../../server/database/index.ts';
import { createDemoAccounts } from '../../../server/demo/demoAccounts.ts';
import { makeDataFolder } from '../../support/hallServer.ts';

const folder = makeDataFolder();
const tables = createTables(openDatabase({ dataFolder: folder.path }));
afterAll(async () => {
  await tables.destroy();
  folder.remove();
});

const roleOf = async (accounts: Accounts, username: string, password: string) =>
  (await accounts.authenticate(username, password)).role;

test("another demo password replaces the public one, but nobody's own", async () => {
  const accounts = new Accounts(tables, Date.now);
  await createDemoAccounts(accounts, [], 'the-public-one');
  const duty = await accounts.authenticate('zhihui', 'the-public-one');
  await accounts.changePassword(duty, 'the-public-one', 'chosen by the duty leader');
  await accounts.create({
    ...{ username: 'xinren', name: '新人', role: 'dispatcher', mustChangePassword: false },
    password: 'a newcomer of today',
  });

  await createDemoAccounts(accounts, [], 'another-for-all');

  expect(await roleOf(accounts, 'diaodu', 'another-for-all')).toBe('dispatcher');
  await expect(roleOf(accounts, 'jiebao', 'the-public-one')).rejects.toThrow('wrongPassword');
  expect(await roleOf(accounts, 'zhihui', 'chosen by the duty leader')).toBe('dutyLeader');
  expect(await roleOf(accounts, 'xinren', 'a newcomer of today')).toBe('dispatcher');
});
