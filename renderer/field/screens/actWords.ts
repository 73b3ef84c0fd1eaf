import type { TFunction } from 'i18next';
import type { Command, CommandType } from '../../../protocol/hall/allCommands.ts';

const named = new Set<CommandType>([
  'acknowledgeAssignment',
  'departForScene',
  'arriveOnScene',
  'reportBack',
  'addIncidentNote',
  'attachPhoto',
  'tickChecklist',
  'startDuty',
  'endDuty',
  'changeDuty',
  'confirmDelivery',
  'confirmSeen',
  'confirmBroadcast',
  'sendMessage',
  'confirmMessageRead',
  'answerWelfare',
  'raiseEmergency',
]);

/** The name of an act as its button says it. */
export function actWords(translate: TFunction, command: Command): string {
  return translate(`field.act.${named.has(command.type) ? command.type : 'other'}`);
}
