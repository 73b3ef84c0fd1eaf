import { z } from 'zod';
import { alarmCommandSchemas } from '../alarm/alarm.ts';
import { broadcastCommandSchemas } from '../broadcast/broadcast.ts';
import { incidentCommandSchemas } from '../incident/commands.ts';
import { messageCommandSchemas } from '../message/message.ts';
import { plotCommandSchemas } from '../plot/plot.ts';
import { planCommandSchemas } from '../plan/plan.ts';
import { roadBlockCommandSchemas } from '../roads/roadBlock.ts';
import { ptzCommandSchemas } from '../ptz/ptz.ts';
import { handoverCommandSchemas } from '../handover/handover.ts';
import { rosterCommandSchemas } from '../roster/roster.ts';
import { rulebookCommandSchemas } from '../rulebook/rulebook.ts';
import { assignmentCareCommandSchemas } from '../safety/assignmentCare.ts';
import { emergencyCommandSchemas } from '../safety/emergency.ts';
import { clipCommandSchemas } from '../snapshot/clip.ts';
import { snapshotCommandSchemas } from '../snapshot/snapshot.ts';
import { unitCommandSchemas } from '../unit/unitDuty.ts';
import { voiceCommandSchemas } from '../voice/talkgroup.ts';
import { wallCommandSchemas } from '../wall/wall.ts';
import { wallLibraryCommandSchemas } from '../wall/wallLibrary.ts';

/** Everything a client may ask to be done. */
export const commandSchemas = [
  ...incidentCommandSchemas,
  ...broadcastCommandSchemas,
  ...unitCommandSchemas,
  ...wallCommandSchemas,
  ...wallLibraryCommandSchemas,
  ...voiceCommandSchemas,
  ...ptzCommandSchemas,
  ...plotCommandSchemas,
  ...planCommandSchemas,
  ...roadBlockCommandSchemas,
  ...snapshotCommandSchemas,
  ...clipCommandSchemas,
  ...rulebookCommandSchemas,
  ...assignmentCareCommandSchemas,
  ...emergencyCommandSchemas,
  ...alarmCommandSchemas,
  ...messageCommandSchemas,
  ...rosterCommandSchemas,
  ...handoverCommandSchemas,
] as const;
export const commandSchema = z.discriminatedUnion('type', [...commandSchemas]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

export const commandTypes: readonly CommandType[] = commandSchemas.map((schema) => schema.shape.type.value);
