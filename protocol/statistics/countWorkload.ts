import type { Assignment, Incident } from '../incident/incident.ts';
import type { UnitId } from '../ids.ts';
import type { Unit, UnitKind } from '../unit/unit.ts';
import type { Period, UnitWorkload } from './statistics.ts';

/** A unit of these kinds is one person; a row of its own would be a figure about that person. */
const onePersonKinds: readonly UnitKind[] = ['grid'];

/** By unit in the directory's order, never by figures: it is no ranking. Only units that were sent in the period. */
export function countWorkload(
  incidents: readonly Incident[],
  units: readonly Unit[],
  { from, to }: Period,
  now: number,
): UnitWorkload[] {
  const sent = new Map<UnitId, Assignment[]>();
  for (const { assignments } of incidents) {
    for (const assignment of assignments) {
      const at = assignment.stamps.sent?.at;
      if (at === undefined || at < from || at >= to) continue;
      sent.set(assignment.unitId, [...(sent.get(assignment.unitId) ?? []), assignment]);
    }
  }
  const rows: UnitWorkload[] = [];
  const wholeKinds = new Map<UnitKind, Assignment[]>();
  for (const { id, kind, agencyId } of units) {
    const own = sent.get(id);
    sent.delete(id);
    if (own === undefined) continue;
    if (onePersonKinds.includes(kind)) wholeKinds.set(kind, [...(wholeKinds.get(kind) ?? []), ...own]);
    else rows.push({ key: id, isWholeKind: false, agencyId, ...sumOf(own, to, now) });
  }
  // Units that have left the directory since keep their row: their kind is not known any more, their work is.
  for (const [key, own] of sent) rows.push({ key, isWholeKind: false, agencyId: null, ...sumOf(own, to, now) });
  for (const [key, own] of wholeKinds) rows.push({ key, isWholeKind: true, agencyId: null, ...sumOf(own, to, now) });
  return rows;
}

function sumOf(assignments: readonly Assignment[], to: number, now: number) {
  let boundMs = 0;
  for (const { stamps } of assignments) {
    const until = Math.min((stamps.reportedBack ?? stamps.recalled)?.at ?? now, to);
    boundMs += Math.max(0, until - (stamps.sent?.at ?? until));
  }
  return {
    assignments: assignments.length,
    onScene: assignments.filter(({ stamps }) => stamps.onScene !== undefined).length,
    boundS: Math.round(boundMs / 1_000),
  };
}
