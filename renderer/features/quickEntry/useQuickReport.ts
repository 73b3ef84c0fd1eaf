import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { IncidentId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { lifecycle } from '../../../protocol/incident/lifecycle.ts';
import { selectIncident, useHallStore } from '../../store/index.ts';
import { useReport, type ReportFacts } from '../incidents/index.ts';
import { useSeat } from '../seat/index.ts';

/** How a report joins one that is there: as a part of it, or beside it. */
export type Joining = 'merge' | 'link';

/** What this seat may make of a report and an incident that is there; null when it may only open that one. */
export function joiningFor(incident: Pick<Incident, 'status'>, mayMerge: boolean, wished: Joining): Joining | null {
  if (!mayMerge) return null;
  const targets: readonly Incident['status'][] = lifecycle.mergeIncident.other.from;
  return wished === 'merge' && targets.includes(incident.status) ? 'merge' : 'link';
}

/** Reports, and joins the report at once to an incident that is there: its words and its caller's time are kept. */
export function useQuickReport() {
  const seat = useSeat();
  const store = useHallStore();
  const reporting = useReport();
  const mayMerge = isPermitted(seat.session.role, 'mergeIncident');
  const current = (id: IncidentId): Incident | undefined => store.getState().dispatch.state.incidents[id];

  async function reportInto(facts: ReportFacts, target: IncidentId, wished: Joining, reason: string) {
    const into = current(target);
    const joining = into === undefined ? null : joiningFor(into, mayMerge, wished);
    if (into === undefined || joining === null) return false;
    const incidentId = await reporting.report(facts);
    if (incidentId === null) return false;
    if (joining === 'link') {
      return seat.send({ type: 'linkIncidents', incidentId, otherId: target }, incidentId);
    }
    // The report's own entry may arrive after its answer; until somebody acts on it, it is the first version.
    const isDone = await seat.send(
      {
        type: 'mergeIncident',
        incidentId,
        expect: current(incidentId)?.version ?? 1,
        intoId: target,
        expectInto: current(target)?.version ?? into.version,
        reason,
      },
      incidentId,
    );
    // What was not merged stays selected as a report of its own, with the refusal beside it.
    if (isDone) selectIncident(store, target);
    return true;
  }
  return { ...reporting, mayMerge, reportInto };
}
