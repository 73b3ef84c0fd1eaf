import { z } from 'zod';
import { alarmEventSchemas } from '../alarm/alarm.ts';
import { broadcastEventSchemas } from '../broadcast/broadcast.ts';
import { incidentEventSchemas } from '../incident/events.ts';
import { messageEventSchemas } from '../message/message.ts';
import { plotEventSchemas } from '../plot/plot.ts';
import { planEventSchemas } from '../plan/plan.ts';
import { roadBlockEventSchemas } from '../roads/roadBlock.ts';
import { ptzEventSchemas } from '../ptz/ptz.ts';
import { handoverEventSchemas } from '../handover/handover.ts';
import { rosterEventSchemas } from '../roster/roster.ts';
import { rulebookEventSchemas } from '../rulebook/rulebook.ts';
import { assignmentCareEventSchemas } from '../safety/assignmentCare.ts';
import { emergencyEventSchemas } from '../safety/emergency.ts';
import { unitEventSchemas } from '../unit/unitDuty.ts';
import { voiceEventSchemas } from '../voice/talkgroup.ts';
import { wallEventSchemas } from '../wall/wall.ts';
import { wallLibraryEventSchemas } from '../wall/wallLibrary.ts';

/** Everything that can have happened in the live stream. */
export const eventSchemas = [
  ...incidentEventSchemas,
  ...broadcastEventSchemas,
  ...unitEventSchemas,
  ...wallEventSchemas,
  ...wallLibraryEventSchemas,
  ...voiceEventSchemas,
  ...ptzEventSchemas,
  ...plotEventSchemas,
  ...planEventSchemas,
  ...roadBlockEventSchemas,
  ...rulebookEventSchemas,
  ...assignmentCareEventSchemas,
  ...emergencyEventSchemas,
  ...alarmEventSchemas,
  ...messageEventSchemas,
  ...rosterEventSchemas,
  ...handoverEventSchemas,
] as const;
export const eventSchema = z.discriminatedUnion('type', [...eventSchemas]);
export type HallEvent = z.infer<typeof eventSchema>;
