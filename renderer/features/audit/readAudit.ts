import { z } from 'zod';
import { actorSchema } from '../../../protocol/access/role.ts';
import { Rejected, rejectionSchema } from '../../../protocol/wire/rejection.ts';

const entrySchema = z.object({
  seq: z.number(),
  at: z.number(),
  actor: actorSchema,
  event: z.looseObject({ type: z.string() }),
});
const answerSchema = z.object({ entries: z.array(entrySchema) });
export type AuditLine = z.infer<typeof entrySchema>;

const timeoutMs = 15_000;

/** One page of the audit log, newest first, older than `before`. Throws `Rejected`. */
export async function readAudit(before: number | null, limit: number): Promise<AuditLine[]> {
  const query = new URLSearchParams({ limit: String(limit), ...(before === null ? {} : { before: String(before) }) });
  let response: Response;
  try {
    response = await fetch(`/api/audit?${query}`, { signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new Rejected('unavailable', 'timeout', { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return answerSchema.parse(body).entries;
  const refused = rejectionSchema.safeParse(body);
  if (refused.success) throw new Rejected(refused.data.code, refused.data.reason);
  throw new Rejected('serverFailure', 'serverFailure');
}
