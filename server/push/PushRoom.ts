import type { FastifyInstance } from 'fastify';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { PushKind } from '../../protocol/push/push.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import type { Access } from '../access/index.ts';
import type { Tables } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { isAllowedEndpoint, readPushConfig, type PushConfig } from './pushConfig.ts';
import { pushCalls, type PushCall } from './pushCalls.ts';
import { PushQueue } from './PushQueue.ts';
import { PushSubscriptions } from './PushSubscriptions.ts';
import { registerPush } from './registerPush.ts';
import { sendPush } from './sendPush.ts';
import { VapidKeys } from './VapidKeys.ts';

export interface PushRoomOptions {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly tables: Tables;
  readonly dataFolder: string;
  readonly state: () => HallState;
  readonly now: () => number;
  readonly log: Log;
}

/** How long a phone that cannot be reached may still be woken for each, milliseconds. */
const worthMs: Record<PushKind, number> = {
  assignment: 600_000,
  recall: 3_600_000,
  welfare: 120_000,
  mayday: 600_000,
  broadcast: 3_600_000,
};
const unitsAtOnce = 500;

/** Wakes the phones of units on duty through their browsers' push services, after the fact and never in its way. */
export class PushRoom {
  readonly #options: PushRoomOptions;
  readonly #config: PushConfig;
  readonly #subscriptions: PushSubscriptions;
  readonly #queue: PushQueue;
  #isClosed = false;

  constructor(options: PushRoomOptions) {
    const { app, access, tables, dataFolder, state, now, log } = options;
    this.#options = options;
    this.#config = readPushConfig(dataFolder);
    this.#subscriptions = new PushSubscriptions(tables);
    const vapid = this.#config.isOn ? VapidKeys.read(dataFolder) : null;
    const { contact } = this.#config;
    this.#queue = new PushQueue({
      now,
      send: async (message) => {
        if (vapid === null) return { how: 'refused' };
        const outcome = await sendPush(message, { vapid, contact, now });
        if (outcome.how === 'gone') await this.#subscriptions.remove(message.subscription.endpoint);
        return outcome;
      },
      isStillWanted: async ({ subscription }) =>
        state().units[subscription.unitId]?.onDuty === true &&
        isAllowedEndpoint(subscription.endpoint, this.#config) &&
        this.#subscriptions.has(subscription),
      onDropped: ({ kind, subscription }, why) =>
        log.warn({ kind, why, service: new URL(subscription.endpoint).origin }, 'a push message was not delivered'),
      onFailure: (error) => log.error({ err: error }, 'a push message failed'),
    });
    registerPush(app, {
      access,
      subscriptions: this.#subscriptions,
      config: this.#config,
      publicKey: vapid?.publicKey ?? null,
      now,
    });
  }

  hear(entries: readonly JournalEntry[], state: HallState): void {
    if (!this.#config.isOn || this.#isClosed) return;
    const calls = pushCalls(state, entries);
    if (calls.length === 0) return;
    this.#wake(calls).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'phones could not be woken');
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#queue.close();
  }

  async #wake(calls: readonly PushCall[]): Promise<void> {
    const at = this.#options.now();
    for (const kind of new Set(calls.map((call) => call.kind))) {
      const unitIds = calls.filter((call) => call.kind === kind).map(({ unitId }) => unitId);
      for (let first = 0; first < unitIds.length; first += unitsAtOnce) {
        const subscriptions = await this.#subscriptions.ofUnits(unitIds.slice(first, first + unitsAtOnce));
        for (const subscription of subscriptions) {
          this.#queue.add({ subscription, kind, expiresAt: at + worthMs[kind] });
        }
      }
    }
  }
}
