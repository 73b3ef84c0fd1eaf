import type { IncidentType, Priority } from '../incident/incident.ts';
import type { Deadline, Rulebook } from './rulebook.ts';

interface Asked {
  readonly kindId?: string;
  readonly type: IncidentType;
  readonly priority: Priority;
}

/** The most exact deadline that fits, or null when none does. */
export function findDeadline({ deadlines }: Pick<Rulebook, 'deadlines'>, asked: Asked): Deadline | null {
  const fitting = deadlines.filter(
    ({ kindId, family, priority }) =>
      (kindId === null || kindId === asked.kindId) &&
      (family === null || family === asked.type) &&
      (priority === null || priority === asked.priority),
  );
  return fitting.sort((first, second) => exactness(second) - exactness(first))[0] ?? null;
}

function exactness({ kindId, family, priority }: Deadline): number {
  return (kindId === null ? 0 : 4) + (family === null ? 0 : 2) + (priority === null ? 0 : 1);
}
