import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Wall, WallCommand, WallEvent, WallTile } from '../../protocol/wall/wall.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

/** What happens to a wall. Layout and enlargement name the wall's version, a tile its own, so seats do not collide needlessly. */
export function decideWall(state: HallState, command: WallCommand, { hasCamera }: HallFacts): WallEvent[] {
  const wall = state.walls[command.wallId];
  if (wall === undefined) throw new Rejected('notFound', 'wallUnknown');
  const { wallId } = command;
  switch (command.type) {
    case 'setWallLayout':
      demandVersion(wall.version, command.expect);
      return wall.layout === command.layout && wall.enlarged === null
        ? []
        : [{ type: 'wallLayoutSet', wallId, layout: command.layout }];
    case 'enlargeTile':
      demandVersion(wall.version, command.expect);
      if (command.tile !== null && command.tile >= wall.layout) throw new Rejected('notFound', 'tileUnknown');
      return wall.enlarged === command.tile ? [] : [{ type: 'tileEnlarged', wallId, tile: command.tile }];
    case 'placeOnTile': {
      const tile = tileOf(wall, command.tile);
      demandVersion(tile.version, command.expect);
      if (command.cameraId !== null && !hasCamera(command.cameraId)) throw new Rejected('notFound', 'cameraUnknown');
      if (tile.cameraId === command.cameraId) return [];
      return [{ type: 'tilePlaced', wallId, tile: command.tile, cameraId: command.cameraId }];
    }
    case 'swapTiles':
      demandVersion(tileOf(wall, command.from).version, command.expectFrom);
      demandVersion(tileOf(wall, command.to).version, command.expectTo);
      return command.from === command.to ? [] : [{ type: 'tilesSwapped', wallId, from: command.from, to: command.to }];
  }
}

function tileOf(wall: Wall, index: number): WallTile {
  const tile = wall.tiles[index];
  if (tile === undefined) throw new Rejected('notFound', 'tileUnknown');
  return tile;
}

function demandVersion(actual: number, expected: number): void {
  if (actual !== expected) throw new Rejected('conflict', 'staleVersion', { details: { version: actual } });
}
