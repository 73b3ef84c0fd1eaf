import { z } from 'zod';
import { roleSchema } from '../access/role.ts';
import { accountIdSchema } from '../ids.ts';
import { conversationIdSchema, messageSchema, messageTargetSchema } from './message.ts';

/** What of the journal's messages a page asks for on demand. */
export const messageCalls = {
  /** Older than those in the state; oldest first. */
  'messages.read': {
    action: 'readMessages',
    input: z.strictObject({ conversationId: conversationIdSchema, beforeSeq: z.number().int().positive() }),
    output: z.strictObject({ messages: z.array(messageSchema), hasMore: z.boolean() }),
  },
  /** Words anywhere in a message, newest first; only what the asker is a party to. */
  'messages.search': {
    action: 'readMessages',
    input: z.strictObject({ words: z.string().trim().min(1).max(80) }),
    output: z.array(z.strictObject({ to: messageTargetSchema, message: messageSchema })),
  },
  /** Who at a desk can be written to alone: everybody else with a seat of the hall. */
  'messages.people': {
    action: 'readHall',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ accountId: accountIdSchema, name: z.string(), role: roleSchema })),
  },
} as const;
