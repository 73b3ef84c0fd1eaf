import type { Incident } from '../incident/incident.ts';

/** The steps whose distance from the report is measured. */
export const responseSteps = ['accepted', 'dispatched', 'acknowledged', 'onScene', 'reportedBack', 'closed'] as const;
export type ResponseStep = (typeof responseSteps)[number];

const firstEvents = {
  accepted: 'incidentAccepted',
  dispatched: 'unitDispatched',
  acknowledged: 'assignmentAcknowledged',
  onScene: 'unitArrived',
  reportedBack: 'unitReportedBack',
} as const;

/**
 * When a step was first taken, by the server's clock; undefined while it was not. A close counts only while it holds: one
 * that was reopened is not closed.
 */
export function stepAt({ log, status, stamps }: Incident, step: ResponseStep): number | undefined {
  if (step === 'closed') return status === 'closed' ? stamps.closed?.at : undefined;
  return log.find(({ event }) => event === firstEvents[step])?.at;
}
