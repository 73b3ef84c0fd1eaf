import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { z } from 'zod';
import { Rejected } from '../../protocol/wire/rejection.ts';

const tokenSchema = z.looseObject({ token: z.string() });
const answerWithinMs = 5_000;
const mostHeadBytes = 64 * 1024;
const mostBytes = 64 * 1024 * 1024;

export type Received<Head> = { readonly head: Head; readonly bytes: Buffer };

/** Gives an order whose answer is bytes, and takes them on a loopback port of their own; throws `mediaUnavailable`. */
export async function receiveFromIngest<Head>(
  headSchema: z.ZodType<Head>,
  order: (to: { port: number; token: string }) => void,
): Promise<Received<Head>> {
  const token = randomBytes(16).toString('hex');
  const { promise, resolve, reject } = Promise.withResolvers<Received<Head>>();
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
      const received = split(Buffer.concat(chunks), token);
      // Whatever else on this machine connected is none of ours.
      if (received === null) return;
      const head = headSchema.safeParse(received.head);
      if (head.success) resolve({ head: head.data, bytes: received.bytes });
      else reject(new Error('The ingest process sent what cannot be read', { cause: head.error }));
    });
  });
  server.on('error', reject);
  const timer = setTimeout(() => reject(new Error('The ingest process did not send what was asked')), answerWithinMs);
  try {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    order({ port: (server.address() as AddressInfo).port, token });
    return await promise;
  } catch (cause) {
    throw new Rejected('unavailable', 'mediaUnavailable', { cause });
  } finally {
    clearTimeout(timer);
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

function split(received: Buffer, token: string): { head: unknown; bytes: Buffer } | null {
  const end = received.subarray(0, mostHeadBytes).indexOf('\n');
  if (end < 0) return null;
  try {
    const head: unknown = JSON.parse(received.toString('utf8', 0, end));
    return tokenSchema.parse(head).token === token ? { head, bytes: received.subarray(end + 1) } : null;
  } catch {
    return null;
  }
}
