import { z } from 'zod';
import { civilDateSchema } from '../rulebook/calendar.ts';
import { reportKindSchema } from './reportPeriod.ts';

/** A file of figures: over what, how far the journal was, and the SHA-256 of its bytes in lower-case hexadecimal. */
const fileSchema = z.strictObject({
  kind: reportKindSchema,
  from: civilDateSchema,
  to: civilDateSchema,
  format: z.enum(['pdf', 'xlsx']),
  seq: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** It left the hall; the server wrote it by its schedule; the server deleted it after its time. */
export const reportAuditSchemas = [
  fileSchema.extend({ type: z.literal('reportExported') }),
  fileSchema.extend({ type: z.literal('reportWritten') }),
  fileSchema.extend({ type: z.literal('reportDeleted') }),
] as const;
