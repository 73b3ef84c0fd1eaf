import { z } from 'zod';
import { alarmsSchema, emptyAlarms } from '../alarm/alarm.ts';
import { broadcastSchema } from '../broadcast/broadcast.ts';
import { incidentSchema } from '../incident/incident.ts';
import { conversationSchema } from '../message/message.ts';
import { handoverSchema } from '../handover/handover.ts';
import { shiftSchema } from '../roster/roster.ts';
import { planSchema } from '../plan/plan.ts';
import { roadBlockSchema } from '../roads/roadBlock.ts';
import { plotSchema } from '../plot/plot.ts';
import { rulebookStateSchema } from '../rulebook/rulebook.ts';
import { initialRulebookState } from '../rulebook/rulebookState.ts';
import { emergencySchema } from '../safety/emergency.ts';
import { unitDutySchema } from '../unit/unitDuty.ts';
import { cameraPtzSchema } from '../ptz/ptz.ts';
import { emptyWall, mainWallId, wallSchema } from '../wall/wall.ts';
import { emptyWallLibrary, wallLibrarySchema } from '../wall/wallLibrary.ts';

/** All that the live stream leads to. Plain JSON; replaced, never changed in place. */
export const hallStateSchema = z.strictObject({
  /** Sequence of the last entry that is in it; 0 when none is. */
  seq: z.number().int().nonnegative(),
  incidentCount: z.number().int().nonnegative(),
  incidents: z.record(z.string(), incidentSchema),
  units: z.record(z.string(), unitDutySchema),
  walls: z.record(z.string(), wallSchema),
  /** By camera id; a camera about which nothing is kept has no row. */
  ptz: z.record(z.string(), cameraPtzSchema),
  wallLibrary: wallLibrarySchema,
  plots: z.record(z.string(), plotSchema),
  /** By id, the latest ones only. */
  broadcasts: z.record(z.string(), broadcastSchema),
  plans: z.record(z.string(), planSchema),
  roadBlocks: z.record(z.string(), roadBlockSchema),
  rulebook: rulebookStateSchema,
  /** By id: those not ended, and the latest that are. */
  emergencies: z.record(z.string(), emergencySchema),
  alarms: alarmsSchema,
  /** By conversation id: those written in last, each with its latest messages. */
  messages: z.record(z.string(), conversationSchema),
  /** The duty roster by shift id: what is to come and what was in the last days. */
  shifts: z.record(z.string(), shiftSchema),
  /** 交接班, the latest ones. */
  handovers: z.record(z.string(), handoverSchema),
});
export type HallState = z.infer<typeof hallStateSchema>;

export function emptyHallState(): HallState {
  return {
    seq: 0,
    incidentCount: 0,
    incidents: {},
    units: {},
    walls: { [mainWallId]: emptyWall(mainWallId) },
    ptz: {},
    wallLibrary: emptyWallLibrary(),
    plots: {},
    broadcasts: {},
    plans: {},
    roadBlocks: {},
    rulebook: initialRulebookState(),
    emergencies: {},
    alarms: emptyAlarms(),
    messages: {},
    shifts: {},
    handovers: {},
  };
}
