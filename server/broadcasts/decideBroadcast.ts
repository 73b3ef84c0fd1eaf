import type { BroadcastCommand, BroadcastEvent } from '../../protocol/broadcast/broadcast.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { mayBroadcast } from '../../protocol/access/scope.ts';
import type { UnitId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** 一键到底 and its receipts; throws `Rejected` when it may not be. Pure. */
export function decideBroadcast(state: HallState, command: BroadcastCommand, facts: HallFacts): BroadcastEvent[] {
  const broadcast = state.broadcasts[command.broadcastId];
  if (command.type === 'broadcastToArea') {
    if (broadcast !== undefined) throw new Rejected('conflict', 'broadcastExists');
    return [{ ...command, type: 'broadcastSent', unitIds: recipients(state, command, facts) }];
  }
  const { broadcastId, receipt } = command;
  const { unitId } = facts.actor;
  if (broadcast === undefined) throw new Rejected('notFound', 'broadcastUnknown');
  const index = unitId === undefined ? -1 : broadcast.unitIds.indexOf(unitId);
  if (unitId === undefined || index < 0) throw new Rejected('forbidden', 'otherUnit');
  // The second phone of a unit, or a receipt that came twice, tells nothing new.
  const known = receipt === 'seen' ? broadcast.seenAt : broadcast.deliveredAt;
  return known[index] === 0 ? [{ type: 'broadcastConfirmed', broadcastId, unitId, receipt }] : [];
}

/** The units on duty whose home area lies in the area; units off duty are never alerted. */
function recipients(
  state: HallState,
  { areaId, agencyId, text }: Extract<BroadcastCommand, { type: 'broadcastToArea' }>,
  { areas, actor, hasAgency, findUnit }: HallFacts,
): UnitId[] {
  refuseIdentifyingText(text);
  if (areas.find(areaId) === undefined) throw new Rejected('notFound', 'areaUnknown');
  if (agencyId !== null && !hasAgency(agencyId)) throw new Rejected('notFound', 'agencyUnknown');
  if (!mayBroadcast(actor, { areaId, agencyId }, areas)) throw new Rejected('forbidden', 'outOfScope');
  const unitIds = Object.values(state.units).flatMap(({ unitId, onDuty }) => {
    const unit = onDuty ? findUnit(unitId) : undefined;
    if (unit === undefined || !areas.isWithin(unit.areaId, areaId)) return [];
    return agencyId === null || unit.agencyId === agencyId ? [unit.id] : [];
  });
  if (unitIds.length === 0) throw new Rejected('notAllowed', 'nobodyOnDuty');
  return unitIds.sort();
}
