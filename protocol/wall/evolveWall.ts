import type { AlarmEvent } from '../alarm/alarm.ts';
import type { HallEvent } from '../hall/allEvents.ts';
import type { AlarmGroupId, IncidentId } from '../ids.ts';
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
          wall.raised.filter((one) => !isRaisedIncident(one, event.incidentId)),
          entry.at,
        ),
      };
    case 'alarmRaisedOnWall': {
      const { alarmGroupId, position, cameras, ruleId, sceneId, priority, holdS } = event;
      const times = { raisedAt: entry.at, startsAt: 0, endsAt: holdS * 1000 };
      const place = { position, ...(cameras !== undefined && { cameras }) };
      const raised = { alarmGroupId, ...place, ruleId, sceneId, priority, ...times };
      return { ...next, raised: schedule([...wall.raised, raised], entry.at) };
    }
    case 'raisedAlarmDismissed':
      return { ...next, raised: withoutAlarm(wall.raised, event.alarmGroupId, entry.at) };
  }
}

/**
 * The walls after an alarm was settled: dismissed, it leaves them; made an incident, it goes on as that for the rest of
 * its time. The same object where no wall held it.
 */
export function settleRaisedAlarm(
  walls: Readonly<Record<string, Wall>>,
  { at, actor }: JournalEntry,
  event: Extract<AlarmEvent, { type: 'alarmAccepted' | 'alarmDismissed' }>,
): Readonly<Record<string, Wall>> {
  const holding = Object.values(walls).filter((wall) =>
    wall.raised.some((one) => isRaisedAlarm(one, event.groupId) && one.endsAt > at),
  );
  if (holding.length === 0) return walls;
  const change = { at, name: actor.name, event: 'raisedAlarmDismissed' };
  const settled = holding.map((wall): [string, Wall] => {
    if (event.type === 'alarmAccepted' && !wall.raised.some((one) => isRaisedIncident(one, event.ledTo)))
      return [wall.id, { ...wall, raised: wall.raised.map((one) => asIncident(one, event)) }];
    const raised = withoutAlarm(wall.raised, event.groupId, at);
    const changes = [change, ...wall.changes].slice(0, keptChanges);
    return [wall.id, { ...wall, version: wall.version + 1, raised, changes }];
  });
  return { ...walls, ...Object.fromEntries(settled) };
}

function asIncident(one: Raised, { groupId, ledTo }: Extract<AlarmEvent, { type: 'alarmAccepted' }>): Raised {
  if (!('alarmGroupId' in one) || one.alarmGroupId !== groupId) return one;
  const { alarmGroupId: _alarmGroupId, position: _position, cameras: _cameras, ...kept } = one;
  return { incidentId: ledTo, ...kept };
}

export function isRaisedIncident(one: Raised, incidentId: IncidentId): boolean {
  return 'incidentId' in one && one.incidentId === incidentId;
}

export function isRaisedAlarm(one: Raised, groupId: AlarmGroupId): boolean {
  return 'alarmGroupId' in one && one.alarmGroupId === groupId;
}

function withoutAlarm(raised: readonly Raised[], groupId: AlarmGroupId, now: number): Raised[] {
  return schedule(
    raised.filter((one) => !isRaisedAlarm(one, groupId)),
    now,
  );
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
