import type { Assignment, Incident } from '../../../protocol/incident/incident.ts';
import { isUnacknowledged } from '../../../protocol/safety/dueCare.ts';

export interface UnansweredOrder {
  readonly incident: Incident;
  readonly assignment: Assignment;
  /** When the desk was told last; it sounds anew when this grows. */
  readonly toldAt: number;
}

/** Orders of which the ladder warned and that nobody acknowledged yet: the pressing incidents first, then the oldest. */
export function unansweredOrders(incidents: Readonly<Record<string, Incident>>): UnansweredOrder[] {
  const orders: UnansweredOrder[] = [];
  for (const incident of Object.values(incidents)) {
    if (incident.status !== 'dispatched') continue;
    for (const assignment of incident.assignments) {
      const { warned, passedOn } = assignment.delivery ?? {};
      if (warned === undefined || !isUnacknowledged(assignment)) continue;
      orders.push({ incident, assignment, toldAt: Math.max(warned.at, passedOn?.at ?? 0) });
    }
  }
  return orders.sort(
    (first, second) => first.incident.priority - second.incident.priority || first.toldAt - second.toldAt,
  );
}
