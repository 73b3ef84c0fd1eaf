import { connect } from 'node:net';
import { muxMp4 } from './muxMp4.ts';
import type { RecentPicture } from './RecentPictures.ts';

const timeoutMs = 10_000;

/**
 * Hands a movie to the server over a connection of its own: a line that names the request, then the bytes. So a person's
 * look into the past neither lies on a disk nor holds up the orders on the channel between the two processes.
 */
export function sendRecent(pictures: readonly RecentPicture[], to: { port: number; token: string }): void {
  const movie = muxMp4(pictures);
  const socket = connect({ host: '127.0.0.1', port: to.port });
  // The server may have given up waiting; then there is nobody to send to.
  socket.on('error', () => socket.destroy());
  socket.setTimeout(timeoutMs, () => socket.destroy());
  const head = { token: to.token, from: movie?.from ?? null, to: movie?.to ?? null };
  socket.write(`${JSON.stringify(head)}\n`);
  socket.end(movie?.bytes ?? Buffer.alloc(0));
}
