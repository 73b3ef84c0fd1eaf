import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Wall, SceneDisplay, WallDisplay } from '../../protocol/wall/wall.ts';
import type { Scene, WallLibraryCommand, WallLibraryEvent } from '../../protocol/wall/wallLibrary.ts';
import { mayChangeScene, type SceneChange, type SceneOwner } from '../../protocol/wall/sceneRights.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { demandUse } from './demandUse.ts';
import { demandVersion } from './demandVersion.ts';

/** What happens to scenes, tours and rules: shared by all seats, each with the version a change names. */
export function decideWallLibrary(state: HallState, command: WallLibraryCommand, facts: HallFacts): WallLibraryEvent[] {
  const { scenes, tours, rules } = state.wallLibrary;
  switch (command.type) {
    case 'saveScene': {
      const { sceneId, name, agencyId, planId } = command;
      const wall = state.walls[command.wallId];
      if (wall === undefined) throw new Rejected('notFound', 'wallUnknown');
      const owner = { agencyId, ...(planId !== undefined && { planId }) };
      const kept = scenes[sceneId];
      demandOwner(state, owner, kept, facts);
      if (kept !== undefined) demandChange(kept, 'saveScene', facts);
      demandChange(owner, 'saveScene', facts);
      demandVersion(kept?.versions[0]?.version ?? 0, command.expect);
      return [{ type: 'sceneSaved', sceneId, name, ...owner, displays: keptDisplays(wall) }];
    }
    case 'renameScene':
      demandChange(demandScene(state, command.sceneId), 'renameScene', facts);
      return [{ type: 'sceneRenamed', sceneId: command.sceneId, name: command.name }];
    case 'removeScene': {
      const scene = demandScene(state, command.sceneId);
      demandChange(scene, 'removeScene', facts);
      demandVersion(scene.versions[0]?.version ?? 0, command.expect);
      return [{ type: 'sceneRemoved', sceneId: command.sceneId }];
    }
    case 'restoreScene': {
      const { sceneId, sceneVersion } = command;
      const scene = demandScene(state, sceneId);
      const { versions } = scene;
      demandChange(scene, 'restoreScene', facts);
      demandVersion(versions[0]?.version ?? 0, command.expect);
      if (!versions.some(({ version }) => version === sceneVersion)) throw new Rejected('notFound', 'sceneUnknown');
      return [{ type: 'sceneRestored', sceneId, sceneVersion }];
    }
    case 'defineTour':
      demandVersion(tours[command.tour.id]?.version ?? 0, command.expect);
      for (const sceneId of command.tour.sceneIds) demandUse(demandScene(state, sceneId), facts);
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
      if (rule.sceneId !== null) demandUse(demandScene(state, rule.sceneId), facts);
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

/** A scene made anew belongs to something there is; one whose agency or plan went since keeps its owner. */
function demandOwner(
  state: HallState,
  owner: SceneOwner,
  kept: SceneOwner | undefined,
  { hasAgency }: HallFacts,
): void {
  const { agencyId, planId } = owner;
  if (agencyId !== null && planId !== undefined)
    throw new Rejected('malformed', 'malformedCommand', { details: { where: 'planId' } });
  if (planId !== undefined && planId !== kept?.planId && state.plans[planId] === undefined)
    throw new Rejected('notFound', 'planUnknown');
  if (agencyId !== null && agencyId !== kept?.agencyId && !hasAgency(agencyId))
    throw new Rejected('notFound', 'agencyUnknown');
}

function demandChange(owner: SceneOwner, change: SceneChange, { actor }: HallFacts): void {
  if (!mayChangeScene(actor, change, owner)) throw new Rejected('forbidden', 'sceneOfOthers');
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
