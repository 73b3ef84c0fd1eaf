import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UnitId } from '../../protocol/ids.ts';
import { pushEndpointSchema, pushSubscriptionSchema, type PushView } from '../../protocol/push/push.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { demandPermission, parse, type Access } from '../access/index.ts';
import { canReceivePush } from './encryptPush.ts';
import { isAllowedEndpoint, type PushConfig } from './pushConfig.ts';
import type { PushSubscriptions } from './PushSubscriptions.ts';

interface RegisterPushOptions {
  readonly access: Access;
  readonly subscriptions: PushSubscriptions;
  readonly config: PushConfig;
  readonly publicKey: string | null;
  readonly now: () => number;
}

/** A phone says over HTTP whether it may be woken; only a unit's own login can, and only for that unit. */
export function registerPush(
  app: FastifyInstance,
  { access, subscriptions, config, publicKey, now }: RegisterPushOptions,
): void {
  const demandUnit = async (request: FastifyRequest): Promise<{ tokenHash: string; unitId: UnitId }> => {
    const session = await access.authenticate(request);
    demandPermission(session, 'readOwnAssignments');
    const { unitId } = session.account;
    if (unitId === null) throw new Rejected('forbidden', 'roleMayNot');
    return { tokenHash: session.tokenHash, unitId };
  };

  app.get('/api/push', async (request): Promise<PushView> => {
    await demandUnit(request);
    return { isOn: config.isOn, publicKey };
  });

  app.post('/api/push/subscription', async (request) => {
    const { tokenHash, unitId } = await demandUnit(request);
    const wanted = parse(pushSubscriptionSchema, request.body);
    if (!config.isOn || !isAllowedEndpoint(wanted.endpoint, config)) {
      throw new Rejected('notAllowed', 'pushServiceNotAllowed');
    }
    const { p256dh, auth } = wanted.keys;
    if (!canReceivePush({ publicKey: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') })) {
      throw new Rejected('malformed', 'malformedInput');
    }
    await subscriptions.keep(wanted, { tokenHash, unitId, at: now() });
    return {};
  });

  app.post('/api/push/subscription/remove', async (request) => {
    const { unitId } = await demandUnit(request);
    const { endpoint } = parse(pushEndpointSchema, request.body);
    await subscriptions.removeOfUnit(endpoint, unitId);
    return {};
  });
}
