import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { placeSchema } from '../geometry/place.ts';
import { alarmGroupIdSchema, areaIdSchema, incidentIdSchema } from '../ids.ts';
import { incidentSourceSchema, incidentTypeSchema, prioritySchema } from '../incident/incident.ts';

export const mostSamplePlaces = 8;

/** How openly the sender lets its words go; as in CAP's scope. */
export const alarmHandlingSchema = z.enum(['open', 'restricted', 'private']);

const countSchema = z.number().int().nonnegative();

/** What alarms of one source, type and area have in common, and how many there are. */
const gathered = {
  groupId: alarmGroupIdSchema,
  /** The last stored report that is counted; what comes after it in the store is not counted yet. */
  upTo: countSchema,
  sourceId: z.string().max(32),
  sourceName: z.string().max(60),
  source: incidentSourceSchema,
  incidentType: incidentTypeSchema,
  areaId: areaIdSchema.nullable(),
  priority: prioritySchema,
  /** Of the most urgent one; null where no report could be placed. */
  place: placeSchema.nullable(),
  address: z.string().max(200),
  text: z.string().max(500),
  count: countSchema,
  updated: countSchema,
  cancelled: countSchema,
  firstAt: z.number(),
  lastAt: z.number(),
  /** Some of the places, [lon, lat] in degrees. */
  places: z.array(z.tuple([z.number(), z.number()])).max(mostSamplePlaces),
  isBackEntry: z.boolean(),
  handling: alarmHandlingSchema,
  windowMs: z.number().int().positive(),
};

export const alarmBatchSchema = z.strictObject(gathered);
export type AlarmBatch = z.infer<typeof alarmBatchSchema>;

const { upTo: _upTo, groupId: _groupId, ...kept } = gathered;
export const alarmGroupSchema = z.strictObject({
  id: alarmGroupIdSchema,
  ...kept,
  status: z.enum(['new', 'accepted', 'dismissed']),
  /** The server's time of the first and the latest entry about it. */
  raisedAt: z.number(),
  changedAt: z.number(),
  /** When a later report made it more pressing; absent while none did. */
  pressingAt: z.number().exactOptional(),
  incidentId: incidentIdSchema.exactOptional(),
  reason: z.string().exactOptional(),
  handledBy: actorSchema.exactOptional(),
});
export type AlarmGroup = z.infer<typeof alarmGroupSchema>;

export const alarmsSchema = z.strictObject({
  /** The last stored report that is counted in any group. */
  intakeSeq: countSchema,
  groups: z.record(z.string(), alarmGroupSchema),
});
export type Alarms = z.infer<typeof alarmsSchema>;

export function emptyAlarms(): Alarms {
  return { intakeSeq: 0, groups: {} };
}

export const alarmCommandSchemas = [
  /** Issued by the server itself: what came in since the last one, gathered by source, type and area. */
  z.strictObject({ type: z.literal('recordAlarms'), batches: z.array(alarmBatchSchema).min(1).max(500) }),
  /** Makes an incident of a group; a place is given where the group has none, or a better one is known. */
  z.strictObject({
    type: z.literal('acceptAlarm'),
    groupId: alarmGroupIdSchema,
    incidentId: incidentIdSchema,
    place: placeSchema.exactOptional(),
    areaId: areaIdSchema.nullable().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('dismissAlarm'),
    groupId: alarmGroupIdSchema,
    reason: z.string().trim().min(1).max(500),
  }),
] as const;
export const alarmCommandSchema = z.discriminatedUnion('type', [...alarmCommandSchemas]);
export type AlarmCommand = z.infer<typeof alarmCommandSchema>;

export const alarmEventSchemas = [
  z.strictObject({ type: z.literal('alarmRaised'), ...gathered }),
  z.strictObject({ type: z.literal('alarmJoined'), ...gathered }),
  z.strictObject({ type: z.literal('alarmAccepted'), groupId: alarmGroupIdSchema, ledTo: incidentIdSchema }),
  z.strictObject({ type: z.literal('alarmDismissed'), groupId: alarmGroupIdSchema, reason: z.string() }),
] as const;
export const alarmEventSchema = z.discriminatedUnion('type', [...alarmEventSchemas]);
export type AlarmEvent = z.infer<typeof alarmEventSchema>;
