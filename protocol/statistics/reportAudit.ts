import { z } from 'zod';
import { civilDateSchema } from '../rulebook/calendar.ts';
import { reportKindSchema } from './reportPeriod.ts';

/** Figures left the hall as a file: which, over what, how far the journal was, and the file's hash. */
export const reportAuditSchemas = [
  z.strictObject({
    type: z.literal('reportExported'),
    kind: reportKindSchema,
    from: civilDateSchema,
    to: civilDateSchema,
    format: z.enum(['pdf', 'xlsx']),
    seq: z.number().int().nonnegative(),
    /** SHA-256 of the bytes, lower-case hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
] as const;
