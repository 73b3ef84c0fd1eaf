import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { eventSchema } from '../hall/allEvents.ts';
import { commandIdSchema } from '../ids.ts';

/** One entry of a stream: contiguous `seq` from 1, `at` in the server's milliseconds since 1970 UTC. */
export const journalEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: z.number(),
  deviceAt: z.number().exactOptional(),
  commandId: commandIdSchema,
  actor: actorSchema,
  event: eventSchema,
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
