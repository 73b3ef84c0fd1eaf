import '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { changePasswordInputSchema, loginInputSchema } from '../../protocol/access/session.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { sessionCookie, type Access } from './Access.ts';
import { parse } from './parse.ts';
import type { LiveSession } from './Sessions.ts';
import { actorOf, sessionView } from './sessionView.ts';

const auditQuerySchema = z.object({
  before: z.coerce.number().int().positive().default(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Log in, log out, passwords and the audit log over HTTP. */
export function registerAccess(
  app: FastifyInstance,
  access: Access,
  options: { isSecure: boolean; isDemo: boolean },
): void {
  const { accounts, sessions, gate, audit, now } = access;
  const view = (session: LiveSession) =>
    sessionView(session, { idleLogoutMs: sessions.idleMs, serverNow: now(), isDemo: options.isDemo });

  function setCookie(reply: FastifyReply, token: string): void {
    void reply.setCookie(sessionCookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: options.isSecure,
    });
  }

  app.post('/api/login', async (request, reply) => {
    const { username, password } = parse(loginInputSchema, request.body);
    const address = request.ip;
    try {
      gate.enter(address);
      const account = await gate.run(() => accounts.authenticate(username, password));
      gate.forgive(address);
      const { token, session } = await sessions.create(account);
      audit.record(actorOf(session), { type: 'loggedIn', address });
      setCookie(reply, token);
      return view(session);
    } catch (error) {
      if (error instanceof Rejected && error.code !== 'storageFailure') {
        access.recordLoginRefusal(username, address, error);
      }
      throw error;
    }
  });

  app.get('/api/session', async (request) => view(await access.authenticate(request)));

  app.post('/api/logout', async (request, reply) => {
    const session = await access.authenticate(request);
    await sessions.end(session.tokenHash);
    audit.record(actorOf(session), { type: 'loggedOut', reason: 'person' });
    access.endSockets((one) => one === session.tokenHash, 'loggedOut');
    void reply.clearCookie(sessionCookie, { path: '/' });
    return {};
  });

  app.post('/api/logout-everywhere', async (request, reply) => {
    const session = await access.authenticate(request);
    await sessions.endAll(session.account.id);
    audit.record(actorOf(session), { type: 'loggedOut', reason: 'everywhere' });
    access.endSockets((_, accountId) => accountId === session.account.id, 'loggedOutEverywhere');
    void reply.clearCookie(sessionCookie, { path: '/' });
    return {};
  });

  app.post('/api/password', async (request, reply) => {
    const old = await access.authenticate(request);
    const { currentPassword, newPassword } = parse(changePasswordInputSchema, request.body);
    gate.enter(request.ip);
    const account = await gate.run(() => accounts.changePassword(old.account, currentPassword, newPassword));
    gate.forgive(request.ip);
    await sessions.endAll(account.id);
    access.endSockets((_, accountId) => accountId === account.id, 'accountChanged');
    const { token, session } = await sessions.create(account);
    audit.record(actorOf(session), { type: 'passwordChanged' });
    setCookie(reply, token);
    return view(session);
  });

  app.get('/api/audit', async (request) => {
    await access.demand(request, 'readAudit');
    const { before, limit } = parse(auditQuerySchema, request.query);
    return { entries: audit.readBefore(before, limit) };
  });
}
