import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { isBoundRole, type AccountScope, type AccountView } from '../../protocol/access/accountAdmin.ts';
import { roleSchema, type Role } from '../../protocol/access/role.ts';
import { shortestPassword } from '../../protocol/access/session.ts';
import {
  accountIdSchema,
  agencyIdSchema,
  areaIdSchema,
  unitIdSchema,
  type AccountId,
  type AgencyId,
  type AreaId,
  type UnitId,
} from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Tables, TablesSchema } from '../database/index.ts';
import { hashPassword, verifyPassword } from './passwordHash.ts';

export interface Account {
  readonly id: AccountId;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: UnitId | null;
  /** What a lower centre's or an agency's seat is bound to; a seat of the hall has neither. */
  readonly areaId?: AreaId;
  readonly agencyId?: AgencyId;
  readonly mustChangePassword: boolean;
}

export interface NewAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId?: UnitId;
  readonly areaId?: AreaId;
  readonly agencyId?: AgencyId;
  readonly password: string;
  readonly mustChangePassword: boolean;
}

const failuresBeforeLock = 5;
const firstLockMs = 30_000;
const longestLockMs = 15 * 60_000;

/** The people who may log in. Passwords only as argon2id hashes. */
export class Accounts {
  readonly #tables: Tables;
  readonly #now: () => number;
  /** Checked when the name is unknown, so that answering takes as long as for a known one. */
  readonly #decoyHash: Promise<string>;

  constructor(tables: Tables, now: () => number) {
    this.#tables = tables;
    this.#now = now;
    this.#decoyHash = hashPassword(randomUUID());
  }

  async count(): Promise<number> {
    const { count } = await this.#tables
      .selectFrom('accounts')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async create(account: NewAccount): Promise<Account> {
    const row = rowOf(account, await hashPassword(account.password));
    await this.#tables.insertInto('accounts').values(row).execute();
    return accountOf(row);
  }

  /** Makes accounts that share one password, hashed once; for the demo city. */
  async createMany(
    people: readonly Omit<NewAccount, 'password' | 'mustChangePassword'>[],
    password: string,
  ): Promise<void> {
    const passwordHash = await hashPassword(password);
    const rows = people.map((person) => rowOf({ ...person, mustChangePassword: false }, passwordHash));
    await this.#tables.insertInto('accounts').values(rows).execute();
  }

  /**
   * Gives those who still have the password they were made with together another one. Hashes are salted, so only accounts
   * of one `createMany` share theirs; whoever changed theirs keeps it.
   */
  async replaceSharedPassword(password: string): Promise<void> {
    const shared = await this.#tables
      .selectFrom('accounts')
      .select('password_hash')
      .groupBy('password_hash')
      .having(({ fn }) => fn.countAll(), '>', 1)
      .execute();
    for (const { password_hash } of shared) {
      if (await verifyPassword(password_hash, password)) continue;
      await this.#tables
        .updateTable('accounts')
        .set({ password_hash: await hashPassword(password) })
        .where('password_hash', '=', password_hash)
        .execute();
    }
  }

  async list(): Promise<AccountView[]> {
    const rows = await this.#tables.selectFrom('accounts').selectAll().orderBy('role').orderBy('username').execute();
    return rows.map(viewOf);
  }

  async hasUsername(username: string): Promise<boolean> {
    const row = await this.#tables
      .selectFrom('accounts')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** A new password that must be changed at the next login; also unlocks. Throws `accountUnknown`. */
  async reset(id: AccountId, password: string): Promise<AccountView> {
    const password_hash = await hashPassword(password);
    return this.#change(id, { password_hash, must_change_password: 1, failed_logins: 0, locked_until: 0 });
  }

  /** Throws `accountUnknown`. */
  async disable(id: AccountId, isDisabled: boolean): Promise<AccountView> {
    return this.#change(id, { is_disabled: isDisabled ? 1 : 0 });
  }

  /** Throws `accountUnknown`, or `roleUnbound` for a role that belongs to no area and no agency. */
  async bind(id: AccountId, { areaId, agencyId }: AccountScope): Promise<AccountView> {
    const account = await this.find(id);
    if (account === undefined) throw new Rejected('notFound', 'accountUnknown');
    if (!isBoundRole(account.role)) throw new Rejected('notAllowed', 'roleUnbound');
    return this.#change(id, { area_id: areaId ?? null, agency_id: agencyId ?? null });
  }

  async find(id: AccountId): Promise<Account | undefined> {
    const row = await this.#tables.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined || row.is_disabled !== 0 ? undefined : accountOf(row);
  }

  /** The account of these credentials. Throws `wrongPassword`, `accountLocked` or `accountDisabled`. */
  async authenticate(username: string, password: string): Promise<Account> {
    const row = await this.#tables
      .selectFrom('accounts')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
    const lockedMs = (row?.locked_until ?? 0) - this.#now();
    if (lockedMs > 0) {
      throw new Rejected('rateLimited', 'accountLocked', { details: { seconds: Math.ceil(lockedMs / 1000) } });
    }
    const isRight = await verifyPassword(row?.password_hash ?? (await this.#decoyHash), password);
    if (row === undefined) throw new Rejected('unauthenticated', 'wrongPassword');
    if (!isRight) {
      await this.#countFailure(row.id);
      throw new Rejected('unauthenticated', 'wrongPassword');
    }
    if (row.is_disabled !== 0) throw new Rejected('forbidden', 'accountDisabled');
    if (row.failed_logins > 0) {
      await this.#tables
        .updateTable('accounts')
        .set({ failed_logins: 0, locked_until: 0 })
        .where('id', '=', row.id)
        .execute();
    }
    return accountOf(row);
  }

  /** Throws `wrongPassword`, `passwordTooWeak` or `passwordSame`; the rules of NIST SP 800-63B-4, 3.1.1.2. */
  async changePassword(account: Account, currentPassword: string, newPassword: string): Promise<Account> {
    await this.authenticate(account.username, currentPassword);
    if (newPassword.length < shortestPassword) {
      throw new Rejected('notAllowed', 'passwordTooWeak', { details: { length: shortestPassword } });
    }
    if (newPassword === currentPassword) throw new Rejected('notAllowed', 'passwordSame');
    await this.#tables
      .updateTable('accounts')
      .set({ password_hash: await hashPassword(newPassword), must_change_password: 0 })
      .where('id', '=', account.id)
      .execute();
    return { ...account, mustChangePassword: false };
  }

  async #change(id: AccountId, change: Partial<Selectable<TablesSchema['accounts']>>): Promise<AccountView> {
    const row = await this.#tables
      .updateTable('accounts')
      .set(change)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new Rejected('notFound', 'accountUnknown');
    return viewOf(row);
  }

  /** Counted in one statement, so that guesses made at the same moment are all counted. */
  async #countFailure(id: string): Promise<void> {
    const { failed_logins: failures } = await this.#tables
      .updateTable('accounts')
      .set((row) => ({ failed_logins: row('failed_logins', '+', 1) }))
      .where('id', '=', id)
      .returning('failed_logins')
      .executeTakeFirstOrThrow();
    if (failures < failuresBeforeLock) return;
    const lockMs = Math.min(firstLockMs * 2 ** (failures - failuresBeforeLock), longestLockMs);
    await this.#tables
      .updateTable('accounts')
      .set({ locked_until: this.#now() + lockMs })
      .where('id', '=', id)
      .execute();
  }
}

function rowOf(account: Omit<NewAccount, 'password'>, passwordHash: string): Selectable<TablesSchema['accounts']> {
  return {
    id: randomUUID(),
    username: account.username,
    name: account.name,
    role: account.role,
    unit_id: account.unitId ?? null,
    area_id: account.areaId ?? null,
    agency_id: account.agencyId ?? null,
    password_hash: passwordHash,
    must_change_password: account.mustChangePassword ? 1 : 0,
    is_disabled: 0,
    failed_logins: 0,
    locked_until: 0,
  };
}

function accountOf(row: Selectable<TablesSchema['accounts']>): Account {
  return {
    id: accountIdSchema.parse(row.id),
    username: row.username,
    name: row.name,
    role: roleSchema.parse(row.role),
    unitId: row.unit_id === null ? null : unitIdSchema.parse(row.unit_id),
    ...(row.area_id === null ? {} : { areaId: areaIdSchema.parse(row.area_id) }),
    ...(row.agency_id === null ? {} : { agencyId: agencyIdSchema.parse(row.agency_id) }),
    mustChangePassword: row.must_change_password !== 0,
  };
}

function viewOf(row: Selectable<TablesSchema['accounts']>): AccountView {
  return { ...accountOf(row), isDisabled: row.is_disabled !== 0 };
}
