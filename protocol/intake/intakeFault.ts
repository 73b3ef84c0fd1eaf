import { z } from 'zod';
import { rejectionReasonSchema } from '../wire/rejection.ts';

export const intakeFaultCodes = [
  /** The hall refused what came; `reason` says why. */
  'refused',
  'unreachable',
  'late',
  'httpStatus',
  'notJson',
  'noList',
  'tooMany',
  'tooLarge',
  'disconnected',
  'brokerRefused',
  'topicRefused',
  'noNumber',
  'notKept',
] as const;

/** What went wrong with a source last: a word that pages put in their language, and the technical part as it came. */
export const intakeFaultSchema = z.strictObject({
  code: z.enum(intakeFaultCodes),
  reason: rejectionReasonSchema.exactOptional(),
  detail: z.string().max(200),
});
export type IntakeFault = z.infer<typeof intakeFaultSchema>;
