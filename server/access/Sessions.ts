import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { seatIdSchema, type AccountId, type SeatId, type UnitId } from '../../protocol/ids.ts';
import type { Tables } from '../database/index.ts';
import type { Account, Accounts } from './Accounts.ts';

export interface LiveSession {
  /** SHA-256 of the cookie's token: names the session inside the server, worthless outside it. */
  readonly tokenHash: string;
  readonly account: Account;
  readonly seatId: SeatId;
}

/** A desk seat nobody touches for so long is logged out. */
export const idleLogoutMs = 60 * 60_000;
/** A phone of a unit on duty may be without network for long; after a day without a sign of life its login is void all the same. */
export const longestDutyIdleMs = 24 * 60 * 60_000;
const activityStepMs = 30_000;

/** Logins that are still good. The token itself stands only in the browser's cookie. */
export class Sessions {
  /** Whether the unit is on duty now; set by whoever knows the hall. */
  isOnDuty: (unitId: UnitId) => boolean = () => false;
  readonly #tables: Tables;
  readonly #accounts: Accounts;
  readonly #now: () => number;
  readonly #idleMs: number;
  readonly #touchedAt = new Map<string, number>();

  constructor(options: { tables: Tables; accounts: Accounts; now: () => number; idleMs?: number }) {
    this.#tables = options.tables;
    this.#accounts = options.accounts;
    this.#now = options.now;
    this.#idleMs = options.idleMs ?? idleLogoutMs;
  }

  get idleMs(): number {
    return this.#idleMs;
  }

  async create(account: Account): Promise<{ token: string; session: LiveSession }> {
    const token = randomBytes(32).toString('base64url');
    const session = { tokenHash: hashToken(token), account, seatId: seatIdSchema.parse(randomUUID()) };
    const now = this.#now();
    await this.#tables
      .insertInto('sessions')
      .values({
        token_hash: session.tokenHash,
        account_id: account.id,
        seat_id: session.seatId,
        created_at: now,
        active_at: now,
      })
      .execute();
    return { token, session };
  }

  /** The session of a cookie's token, or undefined when it is unknown, idle for too long, or its account is gone. */
  async find(token: string): Promise<LiveSession | undefined> {
    const tokenHash = hashToken(token);
    const row = await this.#tables
      .selectFrom('sessions')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const account = await this.#accounts.find(row.account_id as AccountId);
    if (account === undefined || this.#idleForMs(tokenHash, row.active_at) > this.#allowedMs(account)) return undefined;
    return { tokenHash, account, seatId: seatIdSchema.parse(row.seat_id) };
  }

  #idleForMs(tokenHash: string, storedActiveAt: number): number {
    return this.#now() - Math.max(this.#touchedAt.get(tokenHash) ?? 0, storedActiveAt);
  }

  /** A unit on duty that was out of reach must find its way back by itself: nobody logs in with gloves at a fire. */
  #allowedMs({ role, unitId }: Pick<Account, 'role' | 'unitId'>): number {
    const isOnDuty = role === 'fieldUnit' && unitId !== null && this.isOnDuty(unitId);
    return isOnDuty ? Math.max(this.#idleMs, longestDutyIdleMs) : this.#idleMs;
  }

  /** A person did something; stored at most twice a minute. */
  async touch(tokenHash: string): Promise<void> {
    const now = this.#now();
    if (now - (this.#touchedAt.get(tokenHash) ?? 0) < activityStepMs) return;
    this.#touchedAt.set(tokenHash, now);
    await this.#tables.updateTable('sessions').set({ active_at: now }).where('token_hash', '=', tokenHash).execute();
  }

  async end(tokenHash: string): Promise<void> {
    this.#touchedAt.delete(tokenHash);
    await this.#tables.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  }

  async endAll(accountId: AccountId): Promise<void> {
    await this.#tables.deleteFrom('sessions').where('account_id', '=', accountId).execute();
  }

  /** The sessions that ran out since they were last used; deleted, and named so that their sockets can be told. */
  async endIdle(): Promise<string[]> {
    const rows = await this.#tables.selectFrom('sessions').select(['token_hash', 'account_id', 'active_at']).execute();
    const quiet = rows.filter((row) => this.#idleForMs(row.token_hash, row.active_at) > this.#idleMs);
    const idle: string[] = [];
    for (const row of quiet) {
      const account = await this.#accounts.find(row.account_id as AccountId);
      const allowedMs = account === undefined ? 0 : this.#allowedMs(account);
      if (this.#idleForMs(row.token_hash, row.active_at) <= allowedMs) continue;
      await this.end(row.token_hash);
      idle.push(row.token_hash);
    }
    return idle;
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
