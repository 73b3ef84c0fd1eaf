import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import {
  mostSceneVersions,
  wallLibraryEventTypes,
  type Scene,
  type SceneVersion,
  type WallLibrary,
  type WallLibraryEvent,
} from './wallLibrary.ts';

const types: ReadonlySet<string> = new Set(wallLibraryEventTypes);

export function isWallLibraryEvent(event: HallEvent): event is WallLibraryEvent {
  return types.has(event.type);
}

export function evolveWallLibrary(library: WallLibrary, entry: JournalEntry, event: WallLibraryEvent): WallLibrary {
  const { scenes, tours, rules } = library;
  switch (event.type) {
    case 'sceneSaved': {
      const { sceneId, name, agencyId, planId, displays } = event;
      const owner = { agencyId, ...(planId !== undefined && { planId }) };
      const kept: Scene = { id: sceneId, name, ...owner, versions: scenes[sceneId]?.versions ?? [] };
      return { ...library, scenes: { ...scenes, [sceneId]: withVersion(kept, displays, entry) } };
    }
    case 'sceneRenamed': {
      const scene = scenes[event.sceneId];
      return scene === undefined
        ? library
        : { ...library, scenes: { ...scenes, [event.sceneId]: { ...scene, name: event.name } } };
    }
    case 'sceneRestored': {
      const scene = scenes[event.sceneId];
      const old = scene?.versions.find(({ version }) => version === event.sceneVersion);
      if (scene === undefined || old === undefined) return library;
      return { ...library, scenes: { ...scenes, [event.sceneId]: withVersion(scene, old.displays, entry) } };
    }
    case 'sceneRemoved':
      return { ...library, scenes: without(scenes, event.sceneId) };
    case 'tourDefined': {
      const version = (tours[event.tour.id]?.version ?? 0) + 1;
      return { ...library, tours: { ...tours, [event.tour.id]: { ...event.tour, version } } };
    }
    case 'tourRemoved':
      return { ...library, tours: without(tours, event.tourId) };
    case 'wallRuleSet': {
      const version = (rules[event.rule.id]?.version ?? 0) + 1;
      return { ...library, rules: { ...rules, [event.rule.id]: { ...event.rule, version } } };
    }
    case 'wallRuleRemoved':
      return { ...library, rules: without(rules, event.ruleId) };
  }
}

function withVersion(scene: Scene, displays: SceneVersion['displays'], { at, actor }: JournalEntry): Scene {
  const version = { version: (scene.versions[0]?.version ?? 0) + 1, at, by: actor.name, displays };
  return { ...scene, versions: [version, ...scene.versions].slice(0, mostSceneVersions) };
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _removed, ...others } = record;
  return others;
}
