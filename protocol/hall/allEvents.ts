import { z } from 'zod';
import { incidentEventSchemas } from '../incident/events.ts';
import { plotEventSchemas } from '../plot/plot.ts';
import { ptzEventSchemas } from '../ptz/ptz.ts';
import { unitEventSchemas } from '../unit/unitDuty.ts';
import { voiceEventSchemas } from '../voice/talkgroup.ts';
import { wallEventSchemas } from '../wall/wall.ts';
import { wallLibraryEventSchemas } from '../wall/wallLibrary.ts';

/** Everything that can have happened in the live stream. */
export const eventSchemas = [
  ...incidentEventSchemas,
  ...unitEventSchemas,
  ...wallEventSchemas,
  ...wallLibraryEventSchemas,
  ...voiceEventSchemas,
  ...ptzEventSchemas,
  ...plotEventSchemas,
] as const;
export const eventSchema = z.discriminatedUnion('type', [...eventSchemas]);
export type HallEvent = z.infer<typeof eventSchema>;
