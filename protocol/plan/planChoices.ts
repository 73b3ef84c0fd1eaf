import type { Directory } from '../hall/directory.ts';
import type { Scene } from '../wall/wallLibrary.ts';
import type { PlanChoices } from './plansView.ts';

type Source = Pick<Directory, 'areas' | 'agencies' | 'units' | 'cameras'>;

/** What a plan may name of this city and these scenes. A grid is too small for a plan of its own. */
export function planChoices(
  { areas, agencies, units, cameras }: Source,
  scenes: Readonly<Record<string, Scene>>,
): PlanChoices {
  return {
    areas: areas.filter(({ level }) => level !== 'grid').map(({ id, name }) => ({ id, name })),
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    skills: [...new Set(units.flatMap((unit) => unit.skills))].sort(),
    cameras: cameras.map(({ id, name }) => ({ id, name })),
    scenes: Object.values(scenes).map(({ id, name }) => ({ id, name })),
  };
}
