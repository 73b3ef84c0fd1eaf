import { z } from 'zod';
import type { IngestOrder } from '../ingest/ingestMessages.ts';
import { receiveFromIngest } from '../receiveFromIngest.ts';

/** The last key frame of a stream, as a decoder takes it. */
export type Still = { readonly at: number; readonly codec: string; readonly bytes: Buffer };

const headSchema = z.object({
  stills: z.array(
    z.object({ streamKey: z.string(), at: z.number(), codec: z.string().max(20), sizeBytes: z.int().nonnegative() }),
  ),
});

/** Asks the ingest process for the newest key frames of streams, by stream key; what is not newer is left out. */
export async function receiveStills(
  order: (order: IngestOrder) => void,
  wanted: { streamKey: string; after: number }[],
): Promise<Map<string, Still>> {
  const { head, bytes } = await receiveFromIngest(headSchema, (to) => order({ type: 'sendStills', wanted, ...to }));
  let begin = 0;
  return new Map(
    head.stills.map(({ streamKey, at, codec, sizeBytes }) => {
      const frame = bytes.subarray(begin, begin + sizeBytes);
      begin += sizeBytes;
      return [streamKey, { at, codec, bytes: frame }];
    }),
  );
}
