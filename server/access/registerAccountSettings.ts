import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  accountSettingNameSchema,
  accountSettingSchema,
  longestAccountSetting,
  type AccountSetting,
} from '../../protocol/access/accountSetting.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Tables } from '../database/index.ts';
import type { Access } from './Access.ts';
import { parse } from './parse.ts';

/** What a person arranged for themselves, by account: read and written by its owner only. */
export function registerAccountSettings(app: FastifyInstance, access: Access, tables: Tables): void {
  async function keyOf(request: FastifyRequest) {
    const { accountId } = await access.authenticateForView(request);
    const name = parse(accountSettingNameSchema, (request.params as { name: string }).name);
    return { account_id: accountId, name };
  }

  app.get('/api/account-settings/:name', async (request): Promise<AccountSetting> => {
    const { account_id, name } = await keyOf(request);
    const row = await tables
      .selectFrom('account_settings')
      .select('body')
      .where('account_id', '=', account_id)
      .where('name', '=', name)
      .executeTakeFirst();
    return row === undefined ? { value: null } : accountSettingSchema.parse(JSON.parse(row.body));
  });

  app.put('/api/account-settings/:name', async (request): Promise<AccountSetting> => {
    const key = await keyOf(request);
    const setting = parse(accountSettingSchema, request.body);
    const body = JSON.stringify(setting);
    if (body.length > longestAccountSetting) throw new Rejected('tooLarge', 'tooLarge');
    await tables
      .insertInto('account_settings')
      .values({ ...key, body })
      .onConflict((conflict) => conflict.columns(['account_id', 'name']).doUpdateSet({ body }))
      .execute();
    return setting;
  });
}
