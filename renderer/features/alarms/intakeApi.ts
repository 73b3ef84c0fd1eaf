import { z } from 'zod';
import {
  intakeSourceViewSchema,
  type IntakeSource,
  type IntakeSourceView,
} from '../../../protocol/intake/intakeSource.ts';
import { requestJson } from '../../connection/hallApi.ts';

/** The system administrator's requests about intake; every function throws `Rejected`. */
export async function readSources(): Promise<IntakeSourceView[]> {
  const answer = await requestJson('GET', '/api/intake-sources');
  return z.object({ sources: z.array(intakeSourceViewSchema) }).parse(answer).sources;
}

export async function saveSource({ id, ...source }: IntakeSource): Promise<void> {
  await requestJson('PUT', `/api/intake-sources/${id}`, source);
}

/** A key of the server's making, or null where one was given. */
export async function setKey(id: string, key: string | null): Promise<string | null> {
  const answer = await requestJson('POST', `/api/intake-sources/${id}/key`, key === null ? {} : { key });
  return z.object({ key: z.string().nullable() }).parse(answer).key;
}
