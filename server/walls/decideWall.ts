import type { HallState } from '../../protocol/hall/hallState.ts';
import { isRaisedAlarm, isRaisedIncident } from '../../protocol/wall/evolveWall.ts';
import { camerasOf, type TileContent } from '../../protocol/wall/tileContent.ts';
import type { Wall, WallCommand, WallDisplay, WallEvent, WallTile } from '../../protocol/wall/wall.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { mayDriveWall, mayTakeWall, wallAsker, wallDriver } from '../../protocol/wall/wallControl.ts';
import { isSoundGrid, tileCountOf } from '../../protocol/wall/wallLayout.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { demandUse } from './demandUse.ts';
import { demandVersion } from './demandVersion.ts';

/** What happens to a wall. Layout and enlargement name the display's version, a tile its own, so seats do not collide needlessly. */
export function decideWall(state: HallState, command: WallCommand, facts: HallFacts): WallEvent[] {
  const { wallId } = command;
  const wall = state.walls[wallId];
  if (command.type === 'createWall') {
    if (wall !== undefined) throw new Rejected('conflict', 'wallExists');
    return [{ type: 'wallCreated', wallId, name: command.name, displayCount: command.displayCount }];
  }
  if (wall === undefined) throw new Rejected('notFound', 'wallUnknown');
  switch (command.type) {
    case 'takeWall':
      if (!mayTakeWall(wall, facts.actor, facts.now)) throw heldBy(wall, facts);
      return [{ type: 'wallTaken', wallId }];
    case 'askForWall':
      return mayDriveWall(wall, facts.actor, facts.now) ? [] : [{ type: 'wallAsked', wallId }];
    case 'raiseOnWall':
      return decideRaise(state, wall, command);
    case 'raiseAlarmOnWall':
      return decideRaiseAlarm(state, wall, command, facts);
    default:
      if (!mayDriveWall(wall, facts.actor, facts.now)) throw heldBy(wall, facts);
      return decideDriven(state, wall, command, facts);
  }
}

type DrivenCommand = Exclude<
  WallCommand,
  { type: 'createWall' | 'takeWall' | 'askForWall' | 'raiseOnWall' | 'raiseAlarmOnWall' }
>;

function decideDriven(state: HallState, wall: Wall, command: DrivenCommand, facts: HallFacts): WallEvent[] {
  const { wallId } = command;
  switch (command.type) {
    case 'changeWall':
      demandVersion(wall.version, command.expect);
      return [{ type: 'wallChanged', wallId, name: command.name, displayCount: command.displayCount }];
    case 'removeWall':
      if (wallId === mainWallId) throw new Rejected('notAllowed', 'wallNeeded');
      demandVersion(wall.version, command.expect);
      return [{ type: 'wallRemoved', wallId }];
    case 'releaseWall':
      return wallDriver(wall, facts.now) === null ? [] : [{ type: 'wallReleased', wallId }];
    case 'giveWall': {
      const asker = wallAsker(wall, facts.now);
      return asker?.seatId === command.toSeatId ? [{ type: 'wallGiven', wallId, to: asker }] : [];
    }
    case 'setWallLayout':
    case 'enlargeTile':
    case 'placeOnTile':
    case 'swapTiles':
      // What is dropped on a step of a tour would land beneath it, where nobody sees it.
      if (wall.tour !== null) throw new Rejected('conflict', 'wallTouring');
      return decideDisplay(state, displayOf(wall, command.display), command, facts);
    case 'applyScene': {
      const scene = state.wallLibrary.scenes[command.sceneId];
      const version = scene?.versions.find(
        (one) => one.version === (command.sceneVersion ?? scene.versions[0]?.version),
      );
      if (scene === undefined || version === undefined) throw new Rejected('notFound', 'sceneUnknown');
      demandUse(scene, facts);
      const { sceneId } = command;
      return [{ type: 'sceneApplied', wallId, sceneId, sceneVersion: version.version, displays: version.displays }];
    }
    case 'startTour': {
      const tour = state.wallLibrary.tours[command.tourId];
      if (tour === undefined) throw new Rejected('notFound', 'tourUnknown');
      for (const scene of tour.sceneIds.flatMap((sceneId) => state.wallLibrary.scenes[sceneId] ?? []))
        demandUse(scene, facts);
      return [{ type: 'tourStarted', wallId, tourId: command.tourId }];
    }
    case 'stopTour':
      return wall.tour === null ? [] : [{ type: 'tourStopped', wallId }];
    case 'dismissRaised': {
      const { incidentId } = command;
      const isRaised = wall.raised.some((one) => isRaisedIncident(one, incidentId));
      return isRaised ? [{ type: 'raisedDismissed', wallId, incidentId }] : [];
    }
    case 'dismissRaisedAlarm': {
      const { alarmGroupId } = command;
      const isRaised = wall.raised.some((one) => isRaisedAlarm(one, alarmGroupId));
      return isRaised ? [{ type: 'raisedAlarmDismissed', wallId, alarmGroupId }] : [];
    }
  }
}

type DisplayCommand = Extract<DrivenCommand, { type: 'setWallLayout' | 'enlargeTile' | 'placeOnTile' | 'swapTiles' }>;

function decideDisplay(state: HallState, shown: WallDisplay, command: DisplayCommand, facts: HallFacts): WallEvent[] {
  const { wallId, display } = command;
  switch (command.type) {
    case 'setWallLayout': {
      const { layout } = command;
      demandVersion(shown.version, command.expect);
      if (typeof layout !== 'number' && !isSoundGrid(layout)) throw new Rejected('malformed', 'layoutUnsound');
      const isSame = shown.enlarged === null && JSON.stringify(shown.layout) === JSON.stringify(layout);
      return isSame ? [] : [{ type: 'wallLayoutSet', wallId, display, layout }];
    }
    case 'enlargeTile': {
      const { tile } = command;
      demandVersion(shown.version, command.expect);
      if (tile !== null && tile >= tileCountOf(shown.layout)) throw new Rejected('notFound', 'tileUnknown');
      return shown.enlarged === tile ? [] : [{ type: 'tileEnlarged', wallId, display, tile }];
    }
    case 'placeOnTile': {
      const { tile, content } = command;
      const held = tileOf(shown, tile);
      demandVersion(held.version, command.expect);
      demandContent(content, facts, state);
      if (JSON.stringify(held.content) === JSON.stringify(content)) return [];
      return [{ type: 'tilePlaced', wallId, display, tile, content }];
    }
    case 'swapTiles': {
      const { from, to } = command;
      demandVersion(tileOf(shown, from).version, command.expectFrom);
      demandVersion(tileOf(shown, to).version, command.expectTo);
      return from === to ? [] : [{ type: 'tilesSwapped', wallId, display, from, to }];
    }
  }
}

/** The server's own: it comes over whoever drives, and leaves again by itself. */
function decideRaise(
  state: HallState,
  wall: Wall,
  { wallId, incidentId, ruleId }: Extract<WallCommand, { type: 'raiseOnWall' }>,
): WallEvent[] {
  const rule = state.wallLibrary.rules[ruleId];
  const incident = state.incidents[incidentId];
  if (rule === undefined) throw new Rejected('notFound', 'ruleUnknown');
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  if (wall.raised.some((one) => isRaisedIncident(one, incidentId))) return [];
  const { sceneId, holdS } = rule;
  return [{ type: 'wallRaised', wallId, incidentId, ruleId, sceneId, priority: incident.priority, holdS }];
}

/** An alarm waits for a person; one that was settled meanwhile has nothing to show. */
function decideRaiseAlarm(
  state: HallState,
  wall: Wall,
  { wallId, alarmGroupId, ruleId }: Extract<WallCommand, { type: 'raiseAlarmOnWall' }>,
  { now, camerasAround }: HallFacts,
): WallEvent[] {
  const rule = state.wallLibrary.rules[ruleId];
  const group = state.alarms.groups[alarmGroupId];
  if (rule === undefined) throw new Rejected('notFound', 'ruleUnknown');
  if (group === undefined) throw new Rejected('notFound', 'alarmUnknown');
  // One that had its time and grew more pressing since is raised again.
  const isRaised = wall.raised.some((one) => isRaisedAlarm(one, alarmGroupId) && one.endsAt > now);
  if (group.status !== 'new' || isRaised) return [];
  const { sceneId, holdS } = rule;
  const { priority, place } = group;
  const position = place === null ? null : { lon: place.lon, lat: place.lat };
  const hasScene = sceneId !== null && state.wallLibrary.scenes[sceneId] !== undefined;
  const cameras = position === null || hasScene ? [] : (camerasAround?.(position) ?? []);
  const at = { position, ...(cameras.length > 0 && { cameras: [...cameras] }) };
  return [{ type: 'alarmRaisedOnWall', wallId, alarmGroupId, ruleId, sceneId, ...at, priority, holdS }];
}

function demandContent(content: TileContent | null, facts: HallFacts, state: HallState): void {
  const { hasCamera, isPageAllowed, findUnit, findAttachment } = facts;
  if (camerasOf(content).some((cameraId) => !hasCamera(cameraId))) throw new Rejected('notFound', 'cameraUnknown');
  if (content?.kind === 'page' && !isPageAllowed(content.url)) throw new Rejected('notAllowed', 'pageNotAllowed');
  if (content?.kind === 'unitVideo' && findUnit(content.unitId) === undefined)
    throw new Rejected('notFound', 'unitUnknown');
  if (content?.kind === 'recording') {
    const recording = findAttachment(content.attachmentId);
    if (recording === undefined) throw new Rejected('notFound', 'attachmentUnknown');
    if (!recording.mediaType.startsWith('video/')) throw new Rejected('malformed', 'attachmentType');
  }
  if (content?.kind === 'alarm' && state.alarms.groups[content.alarmGroupId] === undefined)
    throw new Rejected('notFound', 'alarmUnknown');
  if (content?.kind === 'incident' && state.incidents[content.incidentId] === undefined)
    throw new Rejected('notFound', 'incidentUnknown');
}

function displayOf(wall: Wall, index: number): WallDisplay {
  const display = index < wall.displayCount ? wall.displays[index] : undefined;
  if (display === undefined) throw new Rejected('notFound', 'displayUnknown');
  return display;
}

function tileOf(display: WallDisplay, index: number): WallTile {
  const tile = display.tiles[index];
  if (tile === undefined) throw new Rejected('notFound', 'tileUnknown');
  return tile;
}

function heldBy(wall: Wall, { now }: HallFacts): Rejected {
  return new Rejected('conflict', 'wallHeld', { details: { holder: wallDriver(wall, now)?.name ?? '' } });
}
