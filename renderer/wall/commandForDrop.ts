import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { TileContent } from '../../protocol/wall/tileContent.ts';
import type { Wall } from '../../protocol/wall/wall.ts';
import type { TileDrag } from '../features/tile/index.ts';

type DropCommand = CommandOf<'placeOnTile'> | CommandOf<'swapTiles'>;

/** What a drop means: a tile of this very wall changes places, anything else is put here. Null when nothing would change. */
export function commandForDrop(wall: Wall, display: number, tile: number, dropped: TileDrag): DropCommand | null {
  const tiles = wall.displays[display]?.tiles;
  const target = tiles?.[tile];
  if (target === undefined) return null;
  const { content, origin } = dropped;
  if (origin?.wallId === wall.id && origin.display === display) {
    const source = tiles?.[origin.tile];
    if (origin.tile === tile) return null;
    // A tile that changed under the hand no longer is what was picked up; what was picked up is placed.
    if (source !== undefined && isSame(source.content, content)) {
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
  if (isSame(target.content, content)) return null;
  return { type: 'placeOnTile', wallId: wall.id, display, tile, content, expect: target.version };
}

/** Both come from the same schema, which writes its fields in one order. */
function isSame(first: TileContent | null, second: TileContent): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
