import type { VideoStream } from '../../../protocol/camera/camera.ts';

/** What a person may ask of one tile; `auto` leaves it to the rule. */
export type StreamWish = VideoStream | 'auto';

export interface StreamChoice {
  /** Width of the tile in device pixels. */
  readonly tileWidthPx: number;
  readonly subWidthPx: number;
  /** What the tile shows now; null before the first choice. */
  readonly current: VideoStream | null;
  readonly wish: StreamWish;
  /** How many tiles of this page are seen at once. */
  readonly visibleTiles: number;
}

/** Width of a usual sub-stream, taken until the real one is known. */
export const usualSubWidthPx = 640;
/** A page with more tiles than this keeps all of them on the sub-stream: drawing, not decoding, is its limit. */
export const mostMainTiles = 9;
/** The tile must outgrow the sub-stream by this much before the main stream is worth its price. */
const growBy = 1.15;

/**
 * The smallest stream whose width covers the tile. Between the sub-stream's width and 15 % more the present choice
 * stays, so that a tile resized by a few pixels does not change its stream back and forth.
 */
export function chooseStream(choice: StreamChoice): VideoStream {
  if (choice.wish !== 'auto') return choice.wish;
  if (choice.visibleTiles > mostMainTiles) return 'sub';
  if (choice.tileWidthPx <= choice.subWidthPx) return 'sub';
  if (choice.tileWidthPx > choice.subWidthPx * growBy) return 'main';
  return choice.current ?? 'sub';
}
