import { z } from 'zod';
import { commandIdSchema } from '../ids.ts';
import { commandSchema } from '../hall/allCommands.ts';
import { rejectionSchema } from './rejection.ts';

/**
 * A command on its way: the id is made by the client (UUIDv7) and makes retries safe: the same id gets the stored reply.
 * `deviceAt` is the phone's own clock in milliseconds when the act happened there.
 */
export const commandEnvelopeSchema = z.strictObject({
  id: commandIdSchema,
  deviceAt: z.number().exactOptional(),
  command: commandSchema,
});
export type CommandEnvelope = z.infer<typeof commandEnvelopeSchema>;

/** `seq` is the sequence of the last event the command led to, or the stream's end when it led to none. */
export const commandReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), seq: z.number().int() }),
  z.strictObject({ ok: z.literal(false), rejection: rejectionSchema }),
]);
export type CommandReply = z.infer<typeof commandReplySchema>;
