import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Wall, SceneDisplay, WallDisplay } from '../../protocol/wall/wall.ts';
import type { Scene, WallLibraryCommand, WallLibraryEvent } from '../../protocol/wall/wallLibrary.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { demandVersion } from './demandVersion.ts';

/** What happens to scenes, tours and rules: shared by all seats, each with the version a change names. */
export function decideWallLibrary(state: HallState, command: WallLibraryCommand): WallLibraryEvent[] {
  const { scenes, tours, rules } = state.wallLibrary;
  switch (command.type) {
    case 'saveScene': {
      const { sceneId, name, agencyId } = command;
      const wall = state.walls[command.wallId];
      if (wall === undefined) throw new Rejected('notFound', 'wallUnknown');
      demandVersion(scenes[sceneId]?.versions[0]?.version ?? 0, command.expect);
      return [{ type: 'sceneSaved', sceneId, name, agencyId, displays: keptDisplays(wall) }];
    }
    case 'renameScene':
      demandScene(state, command.sceneId);
      return [{ type: 'sceneRenamed', sceneId: command.sceneId, name: command.name }];
    case 'removeScene':
      demandVersion(demandScene(state, command.sceneId).versions[0]?.version ?? 0, command.expect);
      return [{ type: 'sceneRemoved', sceneId: command.sceneId }];
    case 'restoreScene': {
      const { sceneId, sceneVersion } = command;
      const { versions } = demandScene(state, sceneId);
      demandVersion(versions[0]?.version ?? 0, command.expect);
      if (!versions.some(({ version }) => version === sceneVersion)) throw new Rejected('notFound', 'sceneUnknown');
      return [{ type: 'sceneRestored', sceneId, sceneVersion }];
    }
    case 'defineTour':
      demandVersion(tours[command.tour.id]?.version ?? 0, command.expect);
      for (const sceneId of command.tour.sceneIds) demandScene(state, sceneId);
      return [{ type: 'tourDefined', tour: command.tour }];
    case 'removeTour': {
      const tour = tours[command.tourId];
      if (tour === undefined) throw new Rejected('notFound', 'tourUnknown');
      demandVersion(tour.version, command.expect);
      return [{ type: 'tourRemoved', tourId: command.tourId }];
    }
    case 'setWallRule': {
      const { rule } = command;
      demandVersion(rules[rule.id]?.version ?? 0, command.expect);
      if (state.walls[rule.wallId] === undefined) throw new Rejected('notFound', 'wallUnknown');
      if (rule.sceneId !== null) demandScene(state, rule.sceneId);
      return [{ type: 'wallRuleSet', rule }];
    }
    case 'removeWallRule': {
      const rule = rules[command.ruleId];
      if (rule === undefined) throw new Rejected('notFound', 'ruleUnknown');
      demandVersion(rule.version, command.expect);
      return [{ type: 'wallRuleRemoved', ruleId: command.ruleId }];
    }
  }
}

function demandScene(state: HallState, sceneId: string): Scene {
  const scene = state.wallLibrary.scenes[sceneId];
  if (scene === undefined) throw new Rejected('notFound', 'sceneUnknown');
  return scene;
}

/** With what a smaller layout hides: an applied scene grows back as the wall it was taken from would. */
function keptDisplays(wall: Wall): SceneDisplay[] {
  return wall.displays.slice(0, wall.displayCount).map(keptDisplay);
}

function keptDisplay({ layout, tiles }: WallDisplay): SceneDisplay {
  const last = tiles.findLastIndex(({ content }) => content !== null);
  return { layout, contents: tiles.slice(0, last + 1).map(({ content }) => content) };
}
