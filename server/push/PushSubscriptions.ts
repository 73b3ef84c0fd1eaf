import { z } from 'zod';
import { unitIdSchema, type UnitId } from '../../protocol/ids.ts';
import type { PushSubscriptionInput } from '../../protocol/push/push.ts';
import type { Tables } from '../database/index.ts';

export interface StoredSubscription extends PushSubscriptionInput {
  readonly unitId: UnitId;
}

const keysSchema = z.object({ p256dh: z.string(), auth: z.string() });
/** A unit has a few phones; more are left-overs, of which the oldest go. */
const mostPerUnit = 10;

/** Which phones of which unit may be woken. One belongs to a login and goes with it, however that ends (ON DELETE CASCADE). */
export class PushSubscriptions {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** The same phone again, perhaps under another login, takes its own place. */
  async keep(
    { endpoint, keys }: PushSubscriptionInput,
    of: { readonly tokenHash: string; readonly unitId: UnitId; readonly at: number },
  ): Promise<void> {
    const row = { token_hash: of.tokenHash, unit_id: of.unitId, keys: JSON.stringify(keys), kept_at: of.at };
    await this.#tables
      .insertInto('push_subscriptions')
      .values({ endpoint, ...row })
      .onConflict((conflict) => conflict.column('endpoint').doUpdateSet(row))
      .execute();
    const kept = await this.#tables
      .selectFrom('push_subscriptions')
      .select('endpoint')
      .where('unit_id', '=', of.unitId)
      .orderBy('kept_at', 'desc')
      .orderBy('endpoint')
      .execute();
    for (const old of kept.slice(mostPerUnit)) await this.remove(old.endpoint);
  }

  async ofUnits(unitIds: readonly UnitId[]): Promise<StoredSubscription[]> {
    const rows = await this.#tables
      .selectFrom('push_subscriptions')
      .select(['endpoint', 'keys', 'unit_id'])
      .where('unit_id', 'in', unitIds)
      .execute();
    return rows.map(({ endpoint, keys, unit_id }) => ({
      endpoint,
      keys: keysSchema.parse(JSON.parse(keys)),
      unitId: unitIdSchema.parse(unit_id),
    }));
  }

  async has({ endpoint, unitId }: Pick<StoredSubscription, 'endpoint' | 'unitId'>): Promise<boolean> {
    const row = await this.#tables
      .selectFrom('push_subscriptions')
      .select('unit_id')
      .where('endpoint', '=', endpoint)
      .executeTakeFirst();
    return row?.unit_id === unitId;
  }

  async remove(endpoint: string): Promise<void> {
    await this.#tables.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).execute();
  }

  /** A page may take away its own unit's only. */
  async removeOfUnit(endpoint: string, unitId: UnitId): Promise<void> {
    await this.#tables
      .deleteFrom('push_subscriptions')
      .where('endpoint', '=', endpoint)
      .where('unit_id', '=', unitId)
      .execute();
  }
}
