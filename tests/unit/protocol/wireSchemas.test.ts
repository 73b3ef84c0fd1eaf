import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { auditEventSchema } from '../../../protocol/access/auditEvents.ts';
import { sessionSchema } from '../../../protocol/access/session.ts';
import { directorySchema } from '../../../protocol/hall/directory.ts';
import { hallStateSchema } from '../../../protocol/hall/hallState.ts';
import { PROTOCOL_VERSION } from '../../../protocol/protocolVersion.ts';
import { allCalls, allNotices } from '../../../protocol/wire/allCalls.ts';
import { canonicalJson, type Json } from '../../../protocol/wire/canonicalJson.ts';
import { commandEnvelopeSchema, commandReplySchema } from '../../../protocol/wire/commandEnvelope.ts';
import { journalEntrySchema } from '../../../protocol/wire/journalEntry.ts';

/**
 * The hash of everything on the wire and in the journal, by protocol version. A change here is a change of the wire: while
 * the version has not been released the hash is replaced; afterwards PROTOCOL_VERSION goes up and a line is added.
 */
const hashes: Record<number, string> = {
  1: '5cebf36ea3906d16',
};

function describe(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
}

test('the wire has not changed without its version', () => {
  const wire = {
    entry: describe(journalEntrySchema),
    envelope: describe(commandEnvelopeSchema),
    reply: describe(commandReplySchema),
    audit: describe(auditEventSchema),
    session: describe(sessionSchema),
    directory: describe(directorySchema),
    state: describe(hallStateSchema),
    calls: Object.fromEntries(
      Object.entries(allCalls).map(([name, row]) => [name, [describe(row.input), describe(row.output)]]),
    ),
    notices: Object.fromEntries(Object.entries(allNotices).map(([name, body]) => [name, describe(body)])),
  };
  const hash = createHash('sha256').update(canonicalJson(wire)).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, hash }).toEqual({ version: 1, hash: hashes[PROTOCOL_VERSION] });
});
