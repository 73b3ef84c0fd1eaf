import type { Actor } from '../../protocol/access/role.ts';
import type { Session } from '../../protocol/access/session.ts';
import { PROTOCOL_VERSION } from '../../protocol/protocolVersion.ts';
import type { Account } from './Accounts.ts';
import type { LiveSession } from './Sessions.ts';

/** What the page may know of its own login. */
export function sessionView(
  { account, seatId }: LiveSession,
  facts: { idleLogoutMs: number; serverNow: number; isDemo: boolean },
): Session {
  return {
    accountId: account.id,
    username: account.username,
    name: account.name,
    role: account.role,
    seatId,
    unitId: account.unitId,
    ...boundTo(account),
    mustChangePassword: account.mustChangePassword,
    protocolVersion: PROTOCOL_VERSION,
    ...facts,
  };
}

/** Who a session acts as, in every journal entry. */
export function actorOf({ account, seatId }: LiveSession): Actor {
  const actor: Actor = {
    accountId: account.id,
    name: account.name,
    role: account.role,
    seatId,
    ...boundTo(account),
  };
  return account.unitId === null ? actor : { ...actor, unitId: account.unitId };
}

function boundTo({ areaId, agencyId }: Account): Pick<Actor, 'areaId' | 'agencyId'> {
  return { ...(areaId === undefined ? {} : { areaId }), ...(agencyId === undefined ? {} : { agencyId }) };
}
