import type { z } from 'zod';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { whereUnsound } from '../../protocol/wire/whereUnsound.ts';

/** Reads input by its schema; throws `malformed` and names the first place that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Rejected('malformed', 'malformedInput', {
    details: { where: whereUnsound(parsed.error) },
  });
}
