import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';
import {
  accountIdSchema,
  agencyIdSchema,
  areaIdSchema,
  attachmentIdSchema,
  incidentIdSchema,
  messageIdSchema,
  plotIdSchema,
  unitIdSchema,
} from '../ids.ts';
import { attachmentSchema } from '../incident/incident.ts';

/**
 * Whom a message is for. `hall`: every desk and every unit on duty; `desk`: all desks; `agency` and `area`: the desks and
 * the units of it on duty; `incident`: the desks and the crews on it; `unit`: one crew and the desks; `accounts`: two people.
 */
export const messageTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hall') }),
  z.strictObject({ kind: z.literal('desk') }),
  z.strictObject({ kind: z.literal('agency'), agencyId: agencyIdSchema }),
  z.strictObject({ kind: z.literal('area'), areaId: areaIdSchema }),
  z.strictObject({ kind: z.literal('incident'), incidentId: incidentIdSchema }),
  z.strictObject({ kind: z.literal('unit'), unitId: unitIdSchema }),
  z.strictObject({ kind: z.literal('accounts'), accountIds: z.tuple([accountIdSchema, accountIdSchema]) }),
]);
export type MessageTarget = z.infer<typeof messageTargetSchema>;

/** As `conversationIdOf` makes it; the two ids of `accounts` are the longest. */
export const conversationIdSchema = z.string().regex(/^[a-z]+(:[A-Za-z0-9_.:|-]{1,140})?$/);

/** Milliseconds since 1970 UTC where nothing else is said. */
export const messageSchema = z.strictObject({
  id: messageIdSchema,
  /** Sequence in the live stream: orders messages, and receipts point at it. */
  seq: z.number().int(),
  at: z.number(),
  deviceAt: z.number().exactOptional(),
  by: actorSchema,
  text: z.string(),
  /** Units that are called by name: their phones ring. */
  mentions: z.array(unitIdSchema).exactOptional(),
  attachment: attachmentSchema.exactOptional(),
  position: z.strictObject({ lon: lonSchema, lat: latSchema }).exactOptional(),
  plotId: plotIdSchema.exactOptional(),
});
export type Message = z.infer<typeof messageSchema>;

/**
 * How far one reader is. A watermark, not a receipt for each message: one receipt covers all that came during an outage,
 * and a hall of hundreds stays small. A unit is one reader, whichever of its phones shows the message.
 */
export const messageReaderSchema = z.strictObject({
  name: z.string(),
  unitId: unitIdSchema.exactOptional(),
  deliveredSeq: z.number().int(),
  deliveredAt: z.number(),
  readSeq: z.number().int(),
  readAt: z.number(),
});
export type MessageReader = z.infer<typeof messageReaderSchema>;

export const conversationSchema = z.strictObject({
  to: messageTargetSchema,
  /** The latest ones, oldest first; older ones are read from the journal. */
  messages: z.array(messageSchema),
  /** All there ever were. */
  count: z.number().int(),
  /** By account id, or by unit id for a crew. */
  readers: z.record(z.string(), messageReaderSchema),
  /** Crews that were on duty and in it when it was last written in. */
  unitIds: z.array(unitIdSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const messageReceipts = ['delivered', 'read'] as const;
const receiptSchema = z.enum(messageReceipts);

const contentShape = {
  messageId: messageIdSchema,
  to: messageTargetSchema,
  position: z.strictObject({ lon: lonSchema, lat: latSchema }).exactOptional(),
  plotId: plotIdSchema.exactOptional(),
};

export const messageCommandSchemas = [
  z.strictObject({
    type: z.literal('sendMessage'),
    ...contentShape,
    text: z.string().trim().max(1000),
    mentions: z.array(unitIdSchema).max(10).exactOptional(),
    attachmentId: attachmentIdSchema.exactOptional(),
  }),
  /** By the phone when it has the message, and by any page when a person has it before the eyes. */
  z.strictObject({
    type: z.literal('confirmMessageRead'),
    conversationId: conversationIdSchema,
    messageId: messageIdSchema,
    receipt: receiptSchema,
  }),
] as const;
export type MessageCommand = z.infer<(typeof messageCommandSchemas)[number]>;

export const messageEventSchemas = [
  z.strictObject({
    type: z.literal('messageSent'),
    ...contentShape,
    text: z.string(),
    mentions: z.array(unitIdSchema).exactOptional(),
    attachment: attachmentSchema.exactOptional(),
    /** The crews it went to. */
    unitIds: z.array(unitIdSchema),
  }),
  z.strictObject({
    type: z.literal('messageConfirmed'),
    conversationId: conversationIdSchema,
    /** Everything up to this one. */
    throughSeq: z.number().int(),
    receipt: receiptSchema,
    unitId: unitIdSchema.exactOptional(),
  }),
] as const;
export type MessageEvent = z.infer<(typeof messageEventSchemas)[number]>;

/** The conversation a target means; the two people of a direct one in one order, whoever writes. */
export function conversationIdOf(to: MessageTarget): string {
  switch (to.kind) {
    case 'hall':
    case 'desk':
      return to.kind;
    case 'agency':
      return `agency:${to.agencyId}`;
    case 'area':
      return `area:${to.areaId}`;
    case 'incident':
      return `incident:${to.incidentId}`;
    case 'unit':
      return `unit:${to.unitId}`;
    case 'accounts':
      return `accounts:${[...to.accountIds].sort().join('|')}`;
  }
}
