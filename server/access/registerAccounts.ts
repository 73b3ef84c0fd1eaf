import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  accountScopeSchema,
  newAccountSchema,
  type AccountView,
  type HandedOut,
  type AccountPlaces,
  type AccountScope,
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
  readonly content: AccountPlaces;
}

/**
 * Accounts over HTTP for the security administrator: list, create, reset, bind, disable. Passwords are made here, answered
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

  app.get('/api/accounts/places', async (request): Promise<AccountPlaces> => {
    await access.demand(request, 'manageAccounts');
    const { areas, agencies, units } = directory.content;
    return {
      areas: areas.map(({ id, level, parentId, name }) => ({ id, level, parentId, name })),
      agencies: [...agencies],
      units: units.map(({ id, callSign }) => ({ id, callSign })),
    };
  });

  app.post('/api/accounts', async (request): Promise<HandedOut> => {
    const actor = await access.demand(request, 'manageAccounts');
    const { unitId, ...person } = parse(newAccountSchema, request.body);
    demandKnown(directory, { unitId, ...person });
    if (await accounts.hasUsername(person.username)) throw new Rejected('conflict', 'accountExists');
    const password = makePassword();
    const unit = unitId === null ? {} : { unitId };
    const created = await accounts.create({ ...person, ...unit, password, mustChangePassword: true });
    const { username, name: _name, ...made } = person;
    audit.record(actor, { type: 'accountCreated', username, ...made });
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

  app.post('/api/accounts/:id/scope', async (request): Promise<{ account: AccountView }> => {
    const actor = await access.demand(request, 'manageAccounts');
    const accountId = idOf(request);
    const scope: AccountScope = parse(accountScopeSchema, request.body);
    demandKnown(directory, { unitId: null, ...scope });
    const account = await accounts.bind(accountId, scope);
    audit.record(actor, { type: 'accountBound', username: account.username, ...scope });
    // A page that is open would go on with what it was bound to before.
    await endSessions(accountId);
    return { account };
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
