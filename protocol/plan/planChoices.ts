import type { Reach } from '../access/scope.ts';
import type { Directory } from '../hall/directory.ts';
import { mayUseScene } from '../wall/sceneRights.ts';
import type { Scene } from '../wall/wallLibrary.ts';
import type { PlanChoices } from './plansView.ts';

type Source = Pick<Directory, 'areas' | 'agencies' | 'units' | 'cameras'>;

/** What a plan may name of this city and of the scenes that are for whoever keeps it. A grid is too small for a plan of its own. */
export function planChoices(
  { areas, agencies, units, cameras }: Source,
  scenes: Readonly<Record<string, Scene>>,
  keeper: Reach,
): PlanChoices {
  return {
    areas: areas.filter(({ level }) => level !== 'grid').map(({ id, name }) => ({ id, name })),
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    skills: [...new Set(units.flatMap((unit) => unit.skills))].sort(),
    cameras: cameras.map(({ id, name }) => ({ id, name })),
    scenes: Object.values(scenes)
      .filter((scene) => mayUseScene(keeper, scene))
      .map(({ id, name }) => ({ id, name })),
  };
}
