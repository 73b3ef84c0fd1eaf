import { z } from 'zod';
import { actorSchema, roleSchema } from '../access/role.ts';
import { incidentIdSchema, talkgroupIdSchema, type IncidentId, type TalkgroupId } from '../ids.ts';

/** The talkgroup every seat is in. */
export const hallTalkgroupId = talkgroupIdSchema.parse('hall');

const incidentPrefix = 'incident:';

/** One talkgroup per incident. */
export function incidentTalkgroupId(incidentId: IncidentId): TalkgroupId {
  return talkgroupIdSchema.parse(`${incidentPrefix}${incidentId}`);
}

/** The incident a talkgroup belongs to, or null for the hall's own. */
export function talkgroupIncidentId(talkgroupId: TalkgroupId): IncidentId | null {
  if (!talkgroupId.startsWith(incidentPrefix)) return null;
  const incidentId = incidentIdSchema.safeParse(talkgroupId.slice(incidentPrefix.length));
  return incidentId.success ? incidentId.data : null;
}

/** Issued by the server when the floor is given back: the journal's record that somebody talked. */
const recordTalkBurstSchema = z.strictObject({
  type: z.literal('recordTalkBurst'),
  talkgroupId: talkgroupIdSchema,
  speaker: actorSchema,
  startedAt: z.number(),
  durationMs: z.number().nonnegative(),
  endedBy: z.enum(['release', 'revoked', 'timeLimit', 'disconnect']),
});
export const voiceCommandSchemas = [recordTalkBurstSchema] as const;

const talkBurstEndedSchema = z.strictObject({
  type: z.literal('talkBurstEnded'),
  talkgroupId: talkgroupIdSchema,
  speaker: actorSchema,
  startedAt: z.number(),
  durationMs: z.number(),
  endedBy: z.enum(['release', 'revoked', 'timeLimit', 'disconnect']),
});
export const voiceEventSchemas = [talkBurstEndedSchema] as const;

/** Somebody listening to a talkgroup. The same person on two pages is two members. */
export const talkMemberSchema = z.strictObject({ peerId: z.string(), name: z.string(), role: roleSchema });
export type TalkMember = z.infer<typeof talkMemberSchema>;

/** Who has the floor of a talkgroup, as everyone in it hears it. `since` is the server's clock. */
export const floorStateSchema = z.strictObject({
  talkgroupId: talkgroupIdSchema,
  speaker: talkMemberSchema.extend({ since: z.number(), isEmergency: z.boolean() }).nullable(),
  queue: z.array(z.strictObject({ peerId: z.string(), name: z.string() })),
});
export type FloorState = z.infer<typeof floorStateSchema>;
