import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import { cameraOf } from '../../protocol/wall/tileContent.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import type { CameraDrag } from '../features/tile/index.ts';

type DropCommand = CommandOf<'placeOnTile'> | CommandOf<'swapTiles'>;

/** What a drop means: a tile of this very wall changes places, anything else is put here. Null when nothing would change. */
export function commandForDrop(wall: Wall, display: number, tile: number, dropped: CameraDrag): DropCommand | null {
  const tiles = wall.displays[display]?.tiles;
  const target = tiles?.[tile];
  if (target === undefined) return null;
  const { cameraId, origin } = dropped;
  if (origin?.wallId === wall.id && origin.display === display) {
    const source = tiles?.[origin.tile];
    if (origin.tile === tile) return null;
    // A tile that changed under the hand no longer is what was picked up; what was picked up is placed.
    if (source !== undefined && cameraOf(source.content) === cameraId) {
      return {
        type: 'swapTiles',
        wallId: wall.id,
        display,
        from: origin.tile,
        to: tile,
        expectFrom: source.version,
        expectTo: target.version,
      };
    }
  }
  if (cameraOf(target.content) === cameraId) return null;
  const content = { kind: 'camera', cameraId } as const;
  return { type: 'placeOnTile', wallId: wall.id, display, tile, content, expect: target.version };
}
