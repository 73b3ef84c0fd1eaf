import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import type { CameraDrag } from '../features/tile/index.ts';

type DropCommand = CommandOf<'placeOnTile'> | CommandOf<'swapTiles'>;

/** What a drop means: a tile of this very wall changes places, anything else is put here. Null when nothing would change. */
export function commandForDrop(wall: Wall, tile: number, dropped: CameraDrag): DropCommand | null {
  const target = wall.tiles[tile];
  if (target === undefined) return null;
  const { cameraId, origin } = dropped;
  if (origin?.wallId === wall.id) {
    const source = wall.tiles[origin.tile];
    if (origin.tile === tile) return null;
    // A tile that changed under the hand no longer is what was picked up; what was picked up is placed.
    if (source?.cameraId === cameraId) {
      return {
        type: 'swapTiles',
        wallId: wall.id,
        from: origin.tile,
        to: tile,
        expectFrom: source.version,
        expectTo: target.version,
      };
    }
  }
  if (target.cameraId === cameraId) return null;
  return { type: 'placeOnTile', wallId: wall.id, tile, cameraId, expect: target.version };
}
