import { performance } from 'node:perf_hooks';
import { commandIdSchema } from '../../protocol/ids.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { systemActor } from '../access/index.ts';
import type { CommandPipeline } from '../commands/index.ts';
import type { Directory } from '../directory/index.ts';
import type { Log } from '../log/index.ts';
import type { Positions } from '../positions/index.ts';
import type { Roads } from '../roads/index.ts';
import { adviseUnits } from '../units/index.ts';
import { CareRunner } from './CareRunner.ts';

interface CareParts {
  readonly pipeline: CommandPipeline;
  readonly directory: Directory;
  readonly positions: Positions;
  readonly roads: Roads;
  readonly now: () => number;
  readonly log: Log;
}

/** The runner of a hall: over its pipeline, with its units and where they were heard last. */
export function startCare({ pipeline, directory, positions, roads, now, log }: CareParts): CareRunner {
  const state = (): HallState => pipeline.state;
  const care = new CareRunner({
    state,
    now,
    steadyNow: () => performance.now(),
    schedule: (callback, inMs) => {
      const timer = setTimeout(callback, inMs);
      return () => clearTimeout(timer);
    },
    issue: async (id, command) => {
      const reply = await pipeline.handle({ id: commandIdSchema.parse(id), command }, systemActor);
      if (!reply.ok) log.error({ command: command.type, rejection: reply.rejection }, 'a step of care was refused');
      return reply.ok;
    },
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
