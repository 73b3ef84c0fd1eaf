import { z } from 'zod';
import { incidentCommandSchemas } from '../incident/commands.ts';
import { plotCommandSchemas } from '../plot/plot.ts';
import { ptzCommandSchemas } from '../ptz/ptz.ts';
import { snapshotCommandSchemas } from '../snapshot/snapshot.ts';
import { unitCommandSchemas } from '../unit/unitDuty.ts';
import { voiceCommandSchemas } from '../voice/talkgroup.ts';
import { wallCommandSchemas } from '../wall/wall.ts';
import { wallLibraryCommandSchemas } from '../wall/wallLibrary.ts';

/** Everything a client may ask to be done. */
export const commandSchemas = [
  ...incidentCommandSchemas,
  ...unitCommandSchemas,
  ...wallCommandSchemas,
  ...wallLibraryCommandSchemas,
  ...voiceCommandSchemas,
  ...ptzCommandSchemas,
  ...plotCommandSchemas,
  ...snapshotCommandSchemas,
] as const;
export const commandSchema = z.discriminatedUnion('type', [...commandSchemas]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

export const commandTypes: readonly CommandType[] = commandSchemas.map((schema) => schema.shape.type.value);
