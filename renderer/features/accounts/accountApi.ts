import { z } from 'zod';
import {
  accountPlacesSchema,
  accountViewSchema,
  handedOutSchema,
  type AccountPlaces,
  type AccountScope,
  type AccountView,
  type HandedOut,
  type NewAccountInput,
} from '../../../protocol/access/accountAdmin.ts';
import { requestJson } from '../../connection/hallApi.ts';

/** The security administrator's requests; every function throws `Rejected`. */
export async function readAccounts(): Promise<AccountView[]> {
  const answer = await requestJson('GET', '/api/accounts');
  return z.object({ accounts: z.array(accountViewSchema) }).parse(answer).accounts;
}

export async function createAccount(input: NewAccountInput): Promise<HandedOut> {
  return handedOutSchema.parse(await requestJson('POST', '/api/accounts', input));
}

export async function resetAccount({ id }: AccountView): Promise<HandedOut> {
  return handedOutSchema.parse(await requestJson('POST', `/api/accounts/${id}/reset`, {}));
}

export async function disableAccount({ id }: AccountView, isDisabled: boolean): Promise<void> {
  await requestJson('POST', `/api/accounts/${id}/disable`, { isDisabled });
}

/** Areas, agencies and units by name. */
export async function readAccountPlaces(): Promise<AccountPlaces> {
  return accountPlacesSchema.parse(await requestJson('GET', '/api/accounts/places'));
}

/** Bound anew from the next login on; open pages of the account end. */
export async function bindAccount({ id }: AccountView, scope: AccountScope): Promise<void> {
  await requestJson('POST', `/api/accounts/${id}/scope`, scope);
}
