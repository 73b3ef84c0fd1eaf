import { z } from 'zod';
import type { Incident } from '../incident/incident.ts';
import type { UnitId } from '../ids.ts';
import { messageReaderSchema, messageSchema, messageTargetSchema, type Conversation } from './message.ts';
import { isMember, messagesForUnit } from './messageAccess.ts';

/** A conversation as a phone is told it. */
export const fieldConversationSchema = z.strictObject({
  id: z.string(),
  to: messageTargetSchema,
  messages: z.array(messageSchema),
  /** Up to where this unit confirmed. */
  deliveredSeq: z.number().int(),
  readSeq: z.number().int(),
  /** How far the others are, for the marks at one's own messages. */
  others: z.array(messageReaderSchema.pick({ name: true, deliveredSeq: true, readSeq: true })),
  /** The unit may answer there: it belongs to it and is not only called by name. */
  isMember: z.boolean(),
});
export type FieldConversation = z.infer<typeof fieldConversationSchema>;

/** Most readers a phone is told for one conversation. */
const shownReaders = 12;

/** What concerns this unit while it is on duty, the latest first. */
export function selectFieldMessages(
  conversations: Readonly<Record<string, Conversation>>,
  incidents: Readonly<Record<string, Incident>>,
  unitId: UnitId,
): FieldConversation[] {
  const own: FieldConversation[] = [];
  for (const [id, conversation] of Object.entries(conversations)) {
    const messages = messagesForUnit(conversation, unitId, incidents);
    if (messages.length === 0) continue;
    const { [unitId]: reader, ...others } = conversation.readers;
    own.push({
      id,
      to: conversation.to,
      messages: [...messages],
      deliveredSeq: reader?.deliveredSeq ?? 0,
      readSeq: reader?.readSeq ?? 0,
      others: Object.values(others)
        .sort((one, other) => other.readSeq - one.readSeq)
        .slice(0, shownReaders)
        .map(({ name, deliveredSeq, readSeq }) => ({ name, deliveredSeq, readSeq })),
      isMember: isMember(conversation, unitId, incidents),
    });
  }
  return own.sort((one, other) => (other.messages.at(-1)?.seq ?? 0) - (one.messages.at(-1)?.seq ?? 0));
}
