import { mayBroadcast } from '../../protocol/access/scope.ts';
import type { Broadcast, BroadcastCommand, BroadcastEvent } from '../../protocol/broadcast/broadcast.ts';
import { broadcastRecipients } from '../../protocol/broadcast/broadcastRecipients.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { BroadcastId, UnitId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** 一键到底, its receipts, and taking it back; throws `Rejected` when it may not be. Pure. */
export function decideBroadcast(state: HallState, command: BroadcastCommand, facts: HallFacts): BroadcastEvent[] {
  switch (command.type) {
    case 'broadcastToArea':
      if (state.broadcasts[command.broadcastId] !== undefined) throw new Rejected('conflict', 'broadcastExists');
      return [{ ...command, type: 'broadcastSent', unitIds: recipients(state, command, facts) }];
    case 'recallBroadcast': {
      refuseIdentifyingText(command.reason);
      demandStanding(state, command.broadcastId, facts);
      return [{ ...command, type: 'broadcastRecalled' }];
    }
    case 'confirmBroadcast':
      return confirm(state, command, facts);
  }
}

function confirm(
  state: HallState,
  { broadcastId, receipt }: Extract<BroadcastCommand, { type: 'confirmBroadcast' }>,
  { actor: { unitId } }: HallFacts,
): BroadcastEvent[] {
  const broadcast = state.broadcasts[broadcastId];
  if (broadcast === undefined) throw new Rejected('notFound', 'broadcastUnknown');
  const index = unitId === undefined ? -1 : broadcast.unitIds.indexOf(unitId);
  if (unitId === undefined || index < 0) throw new Rejected('forbidden', 'otherUnit');
  // The second phone of a unit, or a receipt that came twice, tells nothing new.
  return receiptTimes(broadcast, receipt)[index] === 0
    ? [{ type: 'broadcastConfirmed', broadcastId, unitId, receipt }]
    : [];
}

function receiptTimes(
  { deliveredAt, seenAt, recall }: Broadcast,
  receipt: Extract<BroadcastCommand, { type: 'confirmBroadcast' }>['receipt'],
): readonly number[] {
  if (receipt === 'delivered') return deliveredAt;
  if (receipt === 'seen') return seenAt;
  return recall?.seenAt ?? [];
}

/** A broadcast that still stands and is this seat's to change. */
function demandStanding(state: HallState, broadcastId: BroadcastId, { actor, areas }: HallFacts): Broadcast {
  const broadcast = state.broadcasts[broadcastId];
  if (broadcast === undefined) throw new Rejected('notFound', 'broadcastUnknown');
  if (!mayBroadcast(actor, broadcast, areas)) throw new Rejected('forbidden', 'outOfScope');
  if (broadcast.recall !== undefined || broadcast.correctedBy !== undefined)
    throw new Rejected('notAllowed', 'broadcastOver');
  return broadcast;
}

/** Who gets it; a correction also everyone on duty who was sent what it puts right. */
function recipients(
  state: HallState,
  command: Extract<BroadcastCommand, { type: 'broadcastToArea' }>,
  facts: HallFacts,
): UnitId[] {
  const { areaId, agencyId, text, corrects } = command;
  refuseIdentifyingText(text);
  if (facts.areas.find(areaId) === undefined) throw new Rejected('notFound', 'areaUnknown');
  if (agencyId !== null && !facts.hasAgency(agencyId)) throw new Rejected('notFound', 'agencyUnknown');
  if (!mayBroadcast(facts.actor, command, facts.areas)) throw new Rejected('forbidden', 'outOfScope');
  const earlier = corrects === undefined ? [] : demandStanding(state, corrects, facts).unitIds;
  const stillOnDuty = earlier.filter((unitId) => state.units[unitId]?.onDuty === true);
  const unitIds = [...new Set([...broadcastRecipients(state.units, command, facts), ...stillOnDuty])];
  if (unitIds.length === 0) throw new Rejected('notAllowed', 'nobodyOnDuty');
  return unitIds.sort();
}
