import { cameraIdSchema, type CameraId } from '../../../protocol/ids.ts';
import { tileContentSchema, type TileContent } from '../../../protocol/wall/tileContent.ts';

/** Where on which wall a dragged tile came from: dropped on the same wall it is a swap, elsewhere a copy. */
export interface DragOrigin {
  readonly wallId: string;
  readonly display: number;
  readonly tile: number;
}

/** Whatever a tile can hold, on its way to one. */
export interface TileDrag {
  readonly content: TileContent;
  readonly origin: DragOrigin | null;
}

const contentType = 'application/x-yigan-content';
const originType = 'application/x-yigan-tile';
type Written = Pick<DataTransfer, 'setData'>;
type Read = Pick<DataTransfer, 'getData'>;

/** Every source (list, map, tile) writes what it is this way, so that every tile can take it. */
export function writeTileDrag(transfer: Written, content: TileContent, origin: DragOrigin | null = null): void {
  if (content.kind === 'camera') transfer.setData('text/plain', content.cameraId);
  transfer.setData(contentType, JSON.stringify(content));
  if (origin !== null) transfer.setData(originType, `${origin.wallId}/${origin.display}/${origin.tile}`);
}

export function writeCameraDrag(transfer: Written, cameraId: CameraId, origin: DragOrigin | null = null): void {
  writeTileDrag(transfer, { kind: 'camera', cameraId }, origin);
}

/** What was dropped, or null when no tile can hold it. The id of a camera as plain text will do. */
export function readTileDrag(transfer: Read): TileDrag | null {
  const content = readContent(transfer);
  if (content === null) return null;
  const match = /^([^/]+)\/(\d)\/(\d{1,2})$/.exec(transfer.getData(originType));
  const [, wallId, display, tile] = match ?? [];
  const origin =
    wallId === undefined || display === undefined || tile === undefined
      ? null
      : { wallId, display: Number(display), tile: Number(tile) };
  return { content, origin };
}

function readContent(transfer: Read): TileContent | null {
  const written = transfer.getData(contentType);
  if (written !== '') {
    const content = tileContentSchema.safeParse(parseJson(written));
    return content.success ? content.data : null;
  }
  const camera = cameraIdSchema.safeParse(transfer.getData('text/plain').trim());
  return camera.success ? { kind: 'camera', cameraId: camera.data } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
