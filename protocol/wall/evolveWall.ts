import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { TileContent } from './tileContent.ts';
import {
  emptyDisplay,
  emptyWall,
  wallEventTypes,
  type Raised,
  type SceneDisplay,
  type Wall,
  type WallDisplay,
  type WallDriver,
  type WallEvent,
} from './wall.ts';

const types: ReadonlySet<string> = new Set(wallEventTypes);
const keptChanges = 12;

export function isWallEvent(event: HallEvent): event is WallEvent {
  return types.has(event.type);
}

/** The walls after an entry about one of them. What names a wall that is gone changes nothing. */
export function evolveWalls(
  walls: Readonly<Record<string, Wall>>,
  entry: JournalEntry,
  event: WallEvent,
): Record<string, Wall> {
  if (event.type === 'wallRemoved') {
    const { [event.wallId]: _removed, ...others } = walls;
    return others;
  }
  const known = event.type === 'wallCreated' ? emptyWall(event.wallId) : walls[event.wallId];
  return known === undefined ? { ...walls } : { ...walls, [event.wallId]: evolveWall(known, entry, event) };
}

function evolveWall(wall: Wall, entry: JournalEntry, event: Exclude<WallEvent, { type: 'wallRemoved' }>): Wall {
  const change = { at: entry.at, name: entry.actor.name, event: event.type };
  const next: Wall = {
    ...wall,
    version: wall.version + 1,
    driver: wall.driver?.seatId === entry.actor.seatId ? { ...wall.driver, at: entry.at } : wall.driver,
    changes: [change, ...wall.changes].slice(0, keptChanges),
  };
  switch (event.type) {
    case 'wallCreated':
    case 'wallChanged': {
      const missing = Math.max(0, event.displayCount - wall.displays.length);
      const displays = [...wall.displays, ...Array.from({ length: missing }, emptyDisplay)];
      return { ...next, name: event.name, displayCount: event.displayCount, displays };
    }
    case 'wallLayoutSet':
      return withDisplay(next, event.display, (display) => ({
        ...display,
        version: display.version + 1,
        layout: event.layout,
        enlarged: null,
      }));
    case 'tileEnlarged':
      return withDisplay(next, event.display, (display) => ({
        ...display,
        version: display.version + 1,
        enlarged: event.tile,
      }));
    case 'tilePlaced':
      return withDisplay(next, event.display, (display) =>
        withTiles(display, [[event.tile, placed(event.content, entry)]]),
      );
    case 'tilesSwapped':
      return withDisplay(next, event.display, (display) => {
        const from = display.tiles[event.from] ?? placed(null, entry);
        const to = display.tiles[event.to] ?? placed(null, entry);
        return withTiles(display, [
          [event.from, to],
          [event.to, from],
        ]);
      });
    case 'wallTaken':
      return { ...next, driver: driverOf(entry), asker: null };
    case 'wallReleased':
      return { ...next, driver: null, asker: null };
    case 'wallAsked':
      return { ...next, asker: driverOf(entry) };
    case 'wallGiven':
      return { ...next, driver: { ...event.to, at: entry.at }, asker: null };
    case 'sceneApplied':
      return event.displays.reduce<Wall>(
        (changed, scene, index) => withDisplay(changed, index, (display) => withScene(display, scene, entry)),
        { ...next, tour: null },
      );
    case 'tourStarted':
      return { ...next, tour: { tourId: event.tourId, startedAt: entry.at, by: entry.actor.name } };
    case 'tourStopped':
      return { ...next, tour: null };
    case 'wallRaised': {
      const { incidentId, ruleId, sceneId, priority, holdS } = event;
      const raised = { incidentId, ruleId, sceneId, priority, raisedAt: entry.at, startsAt: 0, endsAt: holdS * 1000 };
      return { ...next, raised: schedule([...wall.raised, raised], entry.at) };
    }
    case 'raisedDismissed':
      return {
        ...next,
        raised: schedule(
          wall.raised.filter(({ incidentId }) => incidentId !== event.incidentId),
          entry.at,
        ),
      };
  }
}

/** Drops what had its time; what is shown stays; the rest waits by priority, then by age. */
function schedule(raised: readonly Raised[], now: number): Raised[] {
  const current = raised.filter(
    ({ startsAt, endsAt, raisedAt }) => isStarted(startsAt, raisedAt) && startsAt <= now && now < endsAt,
  );
  const waiting = raised
    .filter((one) => !current.includes(one) && (!isStarted(one.startsAt, one.raisedAt) || one.startsAt > now))
    .sort((first, second) => first.priority - second.priority || first.raisedAt - second.raisedAt);
  let freeAt = current[0]?.endsAt ?? now;
  return [
    ...current,
    ...waiting.map((one) => {
      const startsAt = freeAt;
      freeAt += one.endsAt - one.startsAt;
      return { ...one, startsAt, endsAt: freeAt };
    }),
  ];
}

/** One that was never given its turn has 0 for its start. */
function isStarted(startsAt: number, raisedAt: number): boolean {
  return startsAt >= raisedAt;
}

function driverOf({ actor, at }: JournalEntry): WallDriver {
  return { seatId: actor.seatId, name: actor.name, role: actor.role, at };
}

interface Placed {
  readonly content: TileContent | null;
  readonly placedBy: string | null;
  readonly placedAt: number;
}

function placed(content: TileContent | null, { actor, at }: JournalEntry): Placed {
  return { content, placedBy: content === null ? null : actor.name, placedAt: at };
}

function withScene(display: WallDisplay, scene: SceneDisplay, entry: JournalEntry): WallDisplay {
  const changes = display.tiles.map((_, index): [number, Placed] => [
    index,
    placed(scene.contents[index] ?? null, entry),
  ]);
  return {
    ...withTiles(display, changes),
    version: display.version + 1,
    layout: scene.layout,
    enlarged: null,
  };
}

function withDisplay(wall: Wall, index: number, change: (display: WallDisplay) => WallDisplay): Wall {
  const display = wall.displays[index];
  return display === undefined ? wall : { ...wall, displays: wall.displays.with(index, change(display)) };
}

function withTiles(display: WallDisplay, changes: readonly (readonly [number, Placed])[]): WallDisplay {
  const tiles = display.tiles.slice();
  for (const [index, { content, placedBy, placedAt }] of changes) {
    tiles[index] = { content, placedBy, placedAt, version: (display.tiles[index]?.version ?? 0) + 1 };
  }
  return { ...display, tiles };
}
