import { performance } from 'node:perf_hooks';
import type { Directory } from '../directory/index.ts';
import type { Positions } from '../positions/index.ts';
import type { Roads } from '../roads/index.ts';
import { adviseUnits } from '../units/index.ts';
import { CareRunner, type CareRunnerOptions } from './CareRunner.ts';

interface CareParts extends Pick<CareRunnerOptions, 'state' | 'issue' | 'now'> {
  readonly directory: Directory;
  readonly positions: Positions;
  readonly roads: Roads;
}

/** The runner of a hall: over its pipeline, with its units and where they were heard last. */
export function startCare({ state, issue, directory, positions, roads, now }: CareParts): CareRunner {
  const care = new CareRunner({
    state,
    now,
    steadyNow: () => performance.now(),
    schedule: (callback, inMs) => {
      const timer = setTimeout(callback, inMs);
      return () => clearTimeout(timer);
    },
    issue,
    positionOf: (unitId) => {
      const position = positions.latest.get(unitId);
      return position === undefined ? null : { lon: position.lon, lat: position.lat };
    },
    nextUnit: (incident) => {
      const { units } = adviseUnits({
        ...{ state: state(), incident, units: directory.content.units, positions: positions.latest, now: now() },
        travel: roads.travelTimesTo(incident.place, state().roadBlocks, now()),
      });
      return (units.find(({ isSuitable, busyWith }) => isSuitable && busyWith === 0) ?? null)?.unitId ?? null;
    },
  });
  care.recheck();
  return care;
}
