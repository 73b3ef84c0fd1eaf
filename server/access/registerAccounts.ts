import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  newAccountSchema,
  type AccountView,
  type HandedOut,
  type NewAccountInput,
} from '../../protocol/access/accountAdmin.ts';
import { accountIdSchema, type AccountId, type AgencyId, type AreaId, type UnitId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Access } from './Access.ts';
import { parse } from './parse.ts';

const disableSchema = z.strictObject({ isDisabled: z.boolean() });

/** What accounts are bound to must stand in the directory. */
export interface AccountDirectory {
  readonly hasUnit: (unitId: UnitId) => boolean;
  readonly hasArea: (areaId: AreaId) => boolean;
  readonly hasAgency: (agencyId: AgencyId) => boolean;
}

/**
 * Accounts over HTTP for the security administrator: list, create, reset, disable. Passwords are made here, answered
 * once, and must be changed at the first login; whoever loses an account loses its open pages at once.
 */
export function registerAccounts(app: FastifyInstance, access: Access, directory: AccountDirectory): void {
  const { accounts, sessions, audit } = access;

  async function endSessions(accountId: AccountId): Promise<void> {
    await sessions.endAll(accountId);
    access.endSockets((_, owner) => owner === accountId, 'accountChanged');
  }

  app.get('/api/accounts', async (request): Promise<{ accounts: AccountView[] }> => {
    await access.demand(request, 'manageAccounts');
    return { accounts: await accounts.list() };
  });

  app.post('/api/accounts', async (request): Promise<HandedOut> => {
    const actor = await access.demand(request, 'manageAccounts');
    const { unitId, ...person } = parse(newAccountSchema, request.body);
    demandKnown(directory, { unitId, ...person });
    if (await accounts.hasUsername(person.username)) throw new Rejected('conflict', 'accountExists');
    const password = makePassword();
    const unit = unitId === null ? {} : { unitId };
    const created = await accounts.create({ ...person, ...unit, password, mustChangePassword: true });
    audit.record(actor, { type: 'accountCreated', username: person.username, role: person.role });
    return { account: { ...created, isDisabled: false }, password };
  });

  app.post('/api/accounts/:id/reset', async (request): Promise<HandedOut> => {
    const actor = await access.demand(request, 'manageAccounts');
    const accountId = idOf(request);
    const password = makePassword();
    const account = await accounts.reset(accountId, password);
    audit.record(actor, { type: 'accountReset', username: account.username });
    await endSessions(accountId);
    return { account, password };
  });

  app.post('/api/accounts/:id/disable', async (request): Promise<{ account: AccountView }> => {
    const actor = await access.demand(request, 'manageAccounts');
    const accountId = idOf(request);
    const { isDisabled } = parse(disableSchema, request.body);
    if (accountId === actor.accountId) throw new Rejected('notAllowed', 'accountOwn');
    const account = await accounts.disable(accountId, isDisabled);
    audit.record(actor, { type: 'accountDisabled', username: account.username, isDisabled });
    if (isDisabled) await endSessions(accountId);
    return { account };
  });
}

function demandKnown(
  { hasUnit, hasArea, hasAgency }: AccountDirectory,
  { unitId, areaId, agencyId }: Pick<NewAccountInput, 'unitId' | 'areaId' | 'agencyId'>,
): void {
  if (unitId !== null && !hasUnit(unitId)) throw new Rejected('notFound', 'unitUnknown');
  if (areaId !== undefined && !hasArea(areaId)) throw new Rejected('notFound', 'areaUnknown');
  if (agencyId !== undefined && !hasAgency(agencyId)) throw new Rejected('notFound', 'agencyUnknown');
}

/** 96 random bits in 16 characters that can be read out and typed. */
function makePassword(): string {
  return randomBytes(12).toString('base64url');
}

function idOf(request: FastifyRequest): AccountId {
  return parse(accountIdSchema, (request.params as { id: string }).id);
}
