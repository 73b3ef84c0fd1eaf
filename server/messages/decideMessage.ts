import type { HallState } from '../../protocol/hall/hallState.ts';
import { isActiveAssignment, isFinished } from '../../protocol/incident/incidentRules.ts';
import type { UnitId } from '../../protocol/ids.ts';
import { isDeskParty, messagesForUnit } from '../../protocol/message/messageAccess.ts';
import { readerKey } from '../../protocol/message/evolveMessages.ts';
import {
  conversationIdOf,
  type MessageCommand,
  type MessageEvent,
  type MessageTarget,
} from '../../protocol/message/message.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

type Send = Extract<MessageCommand, { type: 'sendMessage' }>;
type Confirm = Extract<MessageCommand, { type: 'confirmMessageRead' }>;

/** Messages and their receipts; throws `Rejected` when they may not be. Pure. */
export function decideMessage(state: HallState, command: MessageCommand, facts: HallFacts): MessageEvent[] {
  return command.type === 'sendMessage' ? send(state, command, facts) : confirm(state, command, facts);
}

function send(state: HallState, command: Send, facts: HallFacts): MessageEvent[] {
  const { messageId, to, text, position, plotId, attachmentId } = command;
  refuseIdentifyingText(text);
  const known = state.messages[conversationIdOf(to)]?.messages.some(({ id }) => id === messageId);
  if (known === true) throw new Rejected('conflict', 'messageExists');
  if (text === '' && attachmentId === undefined && position === undefined && plotId === undefined)
    throw new Rejected('malformed', 'messageEmpty');
  demandTarget(state, to, facts);
  if (plotId !== undefined && state.plots[plotId] === undefined) throw new Rejected('notFound', 'plotUnknown');
  const stored = attachmentId === undefined ? null : facts.findAttachment(attachmentId);
  if (stored === undefined) throw new Rejected('notFound', 'attachmentUnknown');
  const mentions = [...new Set(command.mentions ?? [])];
  for (const unitId of mentions) demandMention(state, unitId, facts);
  return [
    {
      type: 'messageSent',
      ...{ messageId, to, text },
      ...(mentions.length > 0 && { mentions }),
      ...(stored !== null && { attachment: { ...stored, caption: '' } }),
      ...(position !== undefined && { position }),
      ...(plotId !== undefined && { plotId }),
      unitIds: [...new Set([...members(state, to, facts), ...mentions])].sort(),
    },
  ];
}

/** Units off duty are never alerted; a crew calls nobody: the desks do. */
function demandMention(state: HallState, unitId: UnitId, { actor, findUnit }: HallFacts): void {
  const unit = findUnit(unitId);
  if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (actor.role === 'fieldUnit') throw new Rejected('forbidden', 'conversationForeign');
  if (state.units[unitId]?.onDuty !== true)
    throw new Rejected('notAllowed', 'unitOffDuty', { details: { unit: unit.callSign.zh } });
}

/** That there is such a conversation, and that this person belongs to it. */
function demandTarget(state: HallState, to: MessageTarget, facts: HallFacts): void {
  const { actor, areas, hasAgency, findUnit } = facts;
  if (to.kind === 'agency' && !hasAgency(to.agencyId)) throw new Rejected('notFound', 'agencyUnknown');
  if (to.kind === 'area' && areas.find(to.areaId) === undefined) throw new Rejected('notFound', 'areaUnknown');
  if (to.kind === 'unit' && findUnit(to.unitId) === undefined) throw new Rejected('notFound', 'unitUnknown');
  if (to.kind === 'incident') {
    const incident = state.incidents[to.incidentId];
    if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
    if (isFinished(incident))
      throw new Rejected('notAllowed', 'incidentStatus', { details: { status: incident.status } });
  }
  if (to.kind === 'accounts' && to.accountIds[0] === to.accountIds[1])
    throw new Rejected('malformed', 'conversationForeign');
  const isParty =
    actor.role === 'fieldUnit'
      ? actor.unitId !== undefined && members(state, to, facts).includes(actor.unitId)
      : isDeskParty(to, actor.accountId);
  if (!isParty) throw new Rejected('forbidden', 'conversationForeign');
}

/** The crews on duty that belong to it. */
function members(state: HallState, to: MessageTarget, { areas, findUnit }: HallFacts): UnitId[] {
  const onDuty = (): UnitId[] => Object.values(state.units).flatMap((one) => (one.onDuty ? [one.unitId] : []));
  switch (to.kind) {
    case 'hall':
      return onDuty();
    case 'agency':
      return onDuty().filter((unitId) => findUnit(unitId)?.agencyId === to.agencyId);
    case 'area':
      return onDuty().filter((unitId) => {
        const unit = findUnit(unitId);
        return unit !== undefined && areas.isWithin(unit.areaId, to.areaId);
      });
    case 'unit':
      return state.units[to.unitId]?.onDuty === true ? [to.unitId] : [];
    case 'incident':
      return (state.incidents[to.incidentId]?.assignments ?? []).filter(isActiveAssignment).map(({ unitId }) => unitId);
    case 'desk':
    case 'accounts':
      return [];
  }
}

function confirm(state: HallState, command: Confirm, { actor }: HallFacts): MessageEvent[] {
  const { conversationId, messageId, receipt } = command;
  const conversation = state.messages[conversationId];
  if (conversation === undefined) throw new Rejected('notFound', 'messageUnknown');
  const visible =
    actor.role === 'fieldUnit' && actor.unitId !== undefined
      ? messagesForUnit(conversation, actor.unitId, state.incidents)
      : isDeskParty(conversation.to, actor.accountId)
        ? conversation.messages
        : [];
  const message = visible.find(({ id }) => id === messageId);
  // A receipt that comes after the message left the state, or the incident ended, tells nobody anything.
  if (message === undefined) return [];
  const reader = conversation.readers[readerKey(actor)];
  const known = (receipt === 'read' ? reader?.readSeq : reader?.deliveredSeq) ?? 0;
  if (known >= message.seq) return [];
  const { unitId } = actor;
  return [
    {
      type: 'messageConfirmed',
      ...{ conversationId, throughSeq: message.seq, receipt },
      ...(unitId !== undefined && { unitId }),
    },
  ];
}
