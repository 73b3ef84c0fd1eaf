import { randomBytes } from 'node:crypto';
import type { Accounts } from './Accounts.ts';

export interface FirstAdministrator {
  readonly username: string;
  readonly password: string;
}

/** At the first start of an empty data folder: one security administrator with a random password, to be changed at login. */
export async function createFirstAdministrator(accounts: Accounts): Promise<FirstAdministrator | undefined> {
  if ((await accounts.count()) > 0) return undefined;
  const password = randomBytes(12).toString('base64url');
  const username = 'admin';
  await accounts.create({
    username,
    name: '安全管理员',
    role: 'securityAdministrator',
    password,
    mustChangePassword: true,
  });
  return { username, password };
}
