import { z } from 'zod';
import {
  accountViewSchema,
  handedOutSchema,
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
