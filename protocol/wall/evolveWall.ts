import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Wall, WallEvent, WallTile } from './wall.ts';

export function isWallEvent(event: HallEvent): event is WallEvent {
  return 'wallId' in event;
}

export function evolveWall(wall: Wall, entry: JournalEntry, event: WallEvent): Wall {
  const version = wall.version + 1;
  switch (event.type) {
    case 'wallLayoutSet':
      return { ...wall, version, layout: event.layout, enlarged: null };
    case 'tileEnlarged':
      return { ...wall, version, enlarged: event.tile };
    case 'tilePlaced':
      return withTiles(wall, [[event.tile, event.cameraId, event.cameraId === null ? null : entry.actor.name]]);
    case 'tilesSwapped': {
      const from = wall.tiles[event.from];
      const to = wall.tiles[event.to];
      return withTiles(wall, [
        [event.from, to?.cameraId ?? null, to?.placedBy ?? null],
        [event.to, from?.cameraId ?? null, from?.placedBy ?? null],
      ]);
    }
  }
}

function withTiles(wall: Wall, changes: readonly [number, WallTile['cameraId'], string | null][]): Wall {
  const tiles = wall.tiles.slice();
  for (const [index, cameraId, placedBy] of changes) {
    tiles[index] = { cameraId, placedBy, version: (wall.tiles[index]?.version ?? 0) + 1 };
  }
  return { ...wall, version: wall.version + 1, tiles };
}
