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
});
export type Broadcast = z.infer<typeof broadcastSchema>;

export const broadcastReceipts = ['delivered', 'seen'] as const;
const receiptSchema = z.enum(broadcastReceipts);

export const broadcastCommandSchemas = [
  z.strictObject({
    type: z.literal('broadcastToArea'),
    broadcastId: broadcastIdSchema,
    areaId: areaIdSchema,
    agencyId: agencyIdSchema.nullable(),
    text: z.string().trim().min(1).max(500),
  }),
  /** By the phone when it shows the message (delivered), and when a person pressed 收到 (seen). */
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
  }),
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
});
export type FieldBroadcast = z.infer<typeof fieldBroadcastSchema>;
