import { z } from 'zod';
import type { IngestOrder } from './ingest/ingestMessages.ts';
import { receiveFromIngest } from './receiveFromIngest.ts';

/** Pictures of the recent past as an MP4 file; the times are those of its first and last picture, server milliseconds. */
export type RecentMovie = { from: number; to: number; bytes: Buffer };

const headSchema = z.object({ from: z.number().nullable(), to: z.number().nullable() });

/** Asks the ingest process for what it keeps of a stream; null where it keeps nothing. */
export async function receiveRecent(
  order: (order: IngestOrder) => void,
  wanted: { streamKey: string; from: number },
): Promise<RecentMovie | null> {
  const { head, bytes } = await receiveFromIngest(headSchema, (to) => order({ type: 'sendRecent', ...wanted, ...to }));
  const { from, to } = head;
  return from === null || to === null ? null : { from, to, bytes };
}
