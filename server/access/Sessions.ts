import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { seatIdSchema, type AccountId, type SeatId } from '../../protocol/ids.ts';
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
const activityStepMs = 30_000;

/** Logins that are still good. The token itself stands only in the browser's cookie. */
export class Sessions {
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
    if (row === undefined || this.isIdle(tokenHash, row.active_at)) return undefined;
    const account = await this.#accounts.find(row.account_id as AccountId);
    return account === undefined ? undefined : { tokenHash, account, seatId: seatIdSchema.parse(row.seat_id) };
  }

  isIdle(tokenHash: string, storedActiveAt: number): boolean {
    return this.#now() - Math.max(this.#touchedAt.get(tokenHash) ?? 0, storedActiveAt) > this.#idleMs;
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
    const rows = await this.#tables.selectFrom('sessions').select(['token_hash', 'active_at']).execute();
    const idle = rows.filter((row) => this.isIdle(row.token_hash, row.active_at)).map((row) => row.token_hash);
    for (const tokenHash of idle) await this.end(tokenHash);
    return idle;
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
