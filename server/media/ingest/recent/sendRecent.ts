import { sendToServer } from '../sendToServer.ts';
import { muxMp4 } from './muxMp4.ts';
import type { DatedPicture } from './RecentPictures.ts';

/** Hands a movie of these pictures to the server. */
export function sendRecent(pictures: readonly DatedPicture[], to: { port: number; token: string }): void {
  const movie = muxMp4(pictures);
  const head = { from: movie?.from ?? null, to: movie?.to ?? null };
  sendToServer(to, head, movie?.bytes ?? Buffer.alloc(0));
}
