import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { agencyIdSchema, areaIdSchema, broadcastIdSchema, unitIdSchema } from '../ids.ts';

/** 一键到底: one message to every unit on duty in an area and all below it, with a receipt from each. */
export const broadcastSchema = z.strictObject({
  id: broadcastIdSchema,
  areaId: areaIdSchema,
  /** Only this agency's units, or all. */
  agencyId: agencyIdSchema.nullable(),
  text: z.string(),
  by: actorSchema,
  at: z.number(),
  /**
   * Who gets it. The receipts stand beside it in the same order, milliseconds since 1970 UTC, 0 while there is none:
   * plain lists, because a city has thousands of units and every receipt makes a new state.
   */
  unitIds: z.array(unitIdSchema),
  deliveredAt: z.array(z.number()),
  seenAt: z.array(z.number()),
  /** The broadcast it puts right, and the one that put it right: of the two only the later is read. */
  corrects: broadcastIdSchema.exactOptional(),
  correctedBy: broadcastIdSchema.exactOptional(),
  /** Taken back: who it had reached is told so, and confirms that too. */
  recall: z
    .strictObject({ by: actorSchema, at: z.number(), reason: z.string(), seenAt: z.array(z.number()) })
    .exactOptional(),
});
export type Broadcast = z.infer<typeof broadcastSchema>;

export const broadcastReceipts = ['delivered', 'seen', 'recallSeen'] as const;
const receiptSchema = z.enum(broadcastReceipts);
export type BroadcastReceipt = z.infer<typeof receiptSchema>;

export const broadcastCommandSchemas = [
  z.strictObject({
    type: z.literal('broadcastToArea'),
    broadcastId: broadcastIdSchema,
    areaId: areaIdSchema,
    agencyId: agencyIdSchema.nullable(),
    text: z.string().trim().min(1).max(500),
    corrects: broadcastIdSchema.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('recallBroadcast'),
    broadcastId: broadcastIdSchema,
    reason: z.string().trim().min(1).max(200),
  }),
  /** By the phone when it shows the message (delivered), when a person pressed 收到 (seen), or read that it was recalled. */
  z.strictObject({
    type: z.literal('confirmBroadcast'),
    broadcastId: broadcastIdSchema,
    receipt: receiptSchema,
  }),
] as const;
export type BroadcastCommand = z.infer<(typeof broadcastCommandSchemas)[number]>;

export const broadcastEventSchemas = [
  z.strictObject({
    type: z.literal('broadcastSent'),
    broadcastId: broadcastIdSchema,
    areaId: areaIdSchema,
    agencyId: agencyIdSchema.nullable(),
    text: z.string(),
    unitIds: z.array(unitIdSchema),
    corrects: broadcastIdSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal('broadcastRecalled'), broadcastId: broadcastIdSchema, reason: z.string() }),
  z.strictObject({
    type: z.literal('broadcastConfirmed'),
    broadcastId: broadcastIdSchema,
    unitId: unitIdSchema,
    receipt: receiptSchema,
  }),
] as const;
export type BroadcastEvent = z.infer<(typeof broadcastEventSchemas)[number]>;

/** What a phone shows of one; it stands until a person on this phone or another of the unit pressed 收到. */
export const fieldBroadcastSchema = z.strictObject({
  id: broadcastIdSchema,
  text: z.string(),
  /** Who sent it. */
  name: z.string(),
  at: z.number(),
  isDelivered: z.boolean(),
  /** It puts an earlier one right. */
  isCorrection: z.boolean().exactOptional(),
  /** Why it was taken back. */
  recallReason: z.string().exactOptional(),
});
export type FieldBroadcast = z.infer<typeof fieldBroadcastSchema>;
