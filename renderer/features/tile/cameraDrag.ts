import { cameraIdSchema, type CameraId } from '../../../protocol/ids.ts';

/** Where on which wall a dragged tile came from: dropped on the same wall it is a swap, elsewhere a copy. */
export interface DragOrigin {
  readonly wallId: string;
  readonly display: number;
  readonly tile: number;
}

export interface CameraDrag {
  readonly cameraId: CameraId;
  readonly origin: DragOrigin | null;
}

const originType = 'application/x-yigan-tile';
type Written = Pick<DataTransfer, 'setData'>;
type Read = Pick<DataTransfer, 'getData'>;

/** Every source of a camera (list, map, tile) writes it this way, so that every target can read it. */
export function writeCameraDrag(transfer: Written, cameraId: CameraId, origin: DragOrigin | null = null): void {
  transfer.setData('text/plain', cameraId);
  if (origin !== null) transfer.setData(originType, `${origin.wallId}/${origin.display}/${origin.tile}`);
}

/** The camera that was dropped, or null when what was dropped is none. */
export function readCameraDrag(transfer: Read): CameraDrag | null {
  const camera = cameraIdSchema.safeParse(transfer.getData('text/plain').trim());
  if (!camera.success) return null;
  const match = /^([^/]+)\/(\d)\/(\d{1,2})$/.exec(transfer.getData(originType));
  const [, wallId, display, tile] = match ?? [];
  const origin =
    wallId === undefined || display === undefined || tile === undefined
      ? null
      : { wallId, display: Number(display), tile: Number(tile) };
  return { cameraId: camera.data, origin };
}
