import {
  accountSettingSchema,
  type AccountSetting,
  type AccountSettingName,
} from '../../protocol/access/accountSetting.ts';
import { requestJson } from './hallApi.ts';

/** What this account kept under a name, null where nothing; throws `Rejected`. */
export async function readAccountSetting(name: AccountSettingName): Promise<AccountSetting['value']> {
  return accountSettingSchema.parse(await requestJson('GET', `/api/account-settings/${name}`)).value;
}

export async function writeAccountSetting(name: AccountSettingName, value: unknown): Promise<void> {
  await requestJson('PUT', `/api/account-settings/${name}`, { value });
}
