import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { z } from 'zod';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { IngestOrder } from './ingest/ingestMessages.ts';

/** Pictures of the recent past as an MP4 file; the times are those of its first and last picture, server milliseconds. */
export type RecentMovie = { from: number; to: number; bytes: Buffer };

const headSchema = z.object({ token: z.string(), from: z.number().nullable(), to: z.number().nullable() });
const answerWithinMs = 5_000;
const mostHeadBytes = 1_000;
const mostBytes = 64 * 1024 * 1024;

/** Asks the ingest process for what it keeps of a stream; null where it keeps nothing. */
export async function receiveRecent(
  order: (order: IngestOrder) => void,
  wanted: { streamKey: string; from: number },
): Promise<RecentMovie | null> {
  const token = randomBytes(16).toString('hex');
  const { promise, resolve, reject } = Promise.withResolvers<RecentMovie | null>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const chunks: Buffer[] = [];
    let bytes = 0;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) socket.destroy();
      else chunks.push(chunk);
    });
    socket.on('end', () => {
      const movie = readMovie(Buffer.concat(chunks), token);
      if (movie !== 'foreign') resolve(movie);
    });
  });
  server.on('error', reject);
  const timer = setTimeout(() => reject(new Error('The ingest process did not send the recent past')), answerWithinMs);
  try {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    order({ type: 'sendRecent', ...wanted, port: (server.address() as AddressInfo).port, token });
    return await promise;
  } catch (cause) {
    throw new Rejected('unavailable', 'mediaUnavailable', { cause });
  } finally {
    clearTimeout(timer);
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

/** `foreign` is whatever else on this machine connected. */
function readMovie(received: Buffer, token: string): RecentMovie | null | 'foreign' {
  const end = received.subarray(0, mostHeadBytes).indexOf('\n');
  if (end < 0) return 'foreign';
  let head: z.infer<typeof headSchema>;
  try {
    head = headSchema.parse(JSON.parse(received.toString('utf8', 0, end)));
  } catch {
    return 'foreign';
  }
  if (head.token !== token) return 'foreign';
  if (head.from === null || head.to === null) return null;
  return { from: head.from, to: head.to, bytes: received.subarray(end + 1) };
}
