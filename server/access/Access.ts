import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { isPermitted, type Action } from '../../protocol/access/permissions.ts';
import type { Actor } from '../../protocol/access/role.ts';
import type { Session } from '../../protocol/access/session.ts';
import type { AccountId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Tables } from '../database/index.ts';
import type { JournalStore } from '../journal/index.ts';
import type { Log } from '../log/index.ts';
import { Accounts } from './Accounts.ts';
import { AuditLog } from './AuditLog.ts';
import { LoginGate } from './LoginGate.ts';
import { Sessions, type LiveSession } from './Sessions.ts';
import { actorOf, sessionView } from './sessionView.ts';
import { systemActor } from './systemActor.ts';

export const sessionCookie = 'yigan_session';

export type SessionEnd = 'idle' | 'loggedOut' | 'loggedOutEverywhere' | 'accountChanged';
/** Tells the sockets of ended sessions; set by whoever owns the sockets. */
export type EndSockets = (isEnded: (tokenHash: string, accountId: AccountId) => boolean, reason: SessionEnd) => void;

export interface AccessOptions {
  readonly tables: Tables;
  readonly store: JournalStore;
  readonly log: Log;
  readonly now: () => number;
  readonly idleMs?: number;
}

const idleSweepMs = 30_000;

/** Who may come in and who is in: accounts, sessions, the audit log, and the one check every request passes. */
export class Access {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly audit: AuditLog;
  readonly gate: LoginGate;
  readonly now: () => number;
  endSockets: EndSockets = () => undefined;
  readonly #sweep: NodeJS.Timeout;

  constructor({ tables, store, log, now, idleMs }: AccessOptions) {
    this.now = now;
    this.accounts = new Accounts(tables, now);
    this.sessions = new Sessions({ tables, accounts: this.accounts, now, ...(idleMs === undefined ? {} : { idleMs }) });
    this.audit = new AuditLog({ store, log, now });
    this.gate = new LoginGate(now);
    this.#sweep = setInterval(() => {
      this.sessions.endIdle().then(
        (ended) => this.endSockets((tokenHash) => ended.includes(tokenHash), 'idle'),
        (error: unknown) => log.error({ err: error }, 'idle sessions could not be ended'),
      );
    }, idleSweepMs);
    this.#sweep.unref();
  }

  /** The session of the request's cookie; throws `unauthenticated`. */
  async authenticate(request: FastifyRequest | IncomingMessage): Promise<LiveSession> {
    const token = cookieOf(request.headers.cookie, sessionCookie);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (session === undefined) throw new Rejected('unauthenticated', 'notLoggedIn');
    return session;
  }

  /** The same as the page's own view of its login; refuses while the password must be changed. */
  async authenticateForView(request: FastifyRequest): Promise<Session> {
    const session = await this.authenticate(request);
    if (session.account.mustChangePassword) throw new Rejected('forbidden', 'passwordMustChange');
    return sessionView(session, { idleLogoutMs: this.sessions.idleMs, serverNow: this.now(), isDemo: false });
  }

  /** The person of a request that may do `action`; throws otherwise, and the refusal is in the audit log. */
  async demand(request: FastifyRequest, action: Action): Promise<Actor> {
    const session = await this.authenticate(request);
    const actor = actorOf(session);
    try {
      demandPermission(session, action);
    } catch (error) {
      if (error instanceof Rejected)
        this.audit.recordRefusal(actor, `${request.method} ${request.routeOptions.url ?? ''}`, error);
      throw error;
    }
    return actor;
  }

  recordLoginRefusal(username: string, address: string, refusal: Rejected): void {
    const actor = { ...systemActor, name: '' };
    if (refusal.code === 'rateLimited') this.audit.recordRefusal(actor, 'login', refusal);
    else this.audit.record(actor, { type: 'loginRefused', username, address, reason: refusal.reason });
  }

  close(): void {
    clearInterval(this.#sweep);
    this.audit.flush();
  }
}

/** Throws when the session's role may not, or its password must be changed before anything else. */
export function demandPermission({ account }: LiveSession, action: Action): void {
  if (account.mustChangePassword) throw new Rejected('forbidden', 'passwordMustChange');
  if (!isPermitted(account.role, action)) throw new Rejected('forbidden', 'roleMayNot');
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
