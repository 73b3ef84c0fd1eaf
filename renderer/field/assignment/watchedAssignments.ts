import type { FieldAssignment, FieldView } from '../../../protocol/hall/fieldView.ts';
import { isActiveAssignment } from '../../../protocol/incident/incidentRules.ts';

/** The assignments this phone has shown as binding and whose end its person has not put away yet. */
export function updateWatched(watched: readonly string[], view: FieldView): readonly string[] {
  const known = new Set(view.assignments.map(({ assignment }) => assignment.id as string));
  const active = view.assignments.filter(({ assignment }) => isActiveAssignment(assignment));
  const kept = watched.filter((id) => known.has(id));
  const added = active.map(({ assignment }) => assignment.id as string).filter((id) => !kept.includes(id));
  return added.length === 0 && kept.length === watched.length ? watched : [...kept, ...added];
}

/** Watched assignments that ended (recalled, or reported back), for the person to read. */
export function endedAssignments(watched: readonly string[], view: FieldView): readonly FieldAssignment[] {
  return view.assignments.filter(
    ({ assignment }) => watched.includes(assignment.id) && !isActiveAssignment(assignment),
  );
}
