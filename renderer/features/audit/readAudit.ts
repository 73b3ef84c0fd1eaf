import { z } from 'zod';
import { actorSchema } from '../../../protocol/access/role.ts';
import { requestJson } from '../../connection/hallApi.ts';

const entrySchema = z.object({
  seq: z.number(),
  at: z.number(),
  actor: actorSchema,
  event: z.looseObject({ type: z.string() }),
});
const answerSchema = z.object({ entries: z.array(entrySchema) });
export type AuditLine = z.infer<typeof entrySchema>;

/** One page of the audit log, newest first, older than `before`. Throws `Rejected`. */
export async function readAudit(before: number | null, limit: number): Promise<AuditLine[]> {
  const query = new URLSearchParams({ limit: String(limit), ...(before === null ? {} : { before: String(before) }) });
  return answerSchema.parse(await requestJson('GET', `/api/audit?${query}`)).entries;
}
