import type { Incident } from '../incident/incident.ts';

/** What can only follow while the incident is open again, that is after a verification that failed, or ends the wait. */
const telling = new Set([
  'incidentVerified',
  'incidentClosed',
  'incidentReopened',
  'incidentVoided',
  'incidentParked',
  'incidentMerged',
  'unitDispatched',
]);

/** Verifications by outcome. The log does not hold the outcome itself; what could follow it tells (lifecycle.ts). */
export function countVerifications({ log, status }: Incident): { passed: number; failed: number; reopened: number } {
  let [passed, failed] = [0, 0];
  log.forEach(({ event }, index) => {
    if (event !== 'incidentVerified') return;
    const next = log.slice(index + 1).find((line) => telling.has(line.event))?.event;
    const hasPassed =
      next === undefined ? status === 'verified' : next === 'incidentClosed' || next === 'incidentReopened';
    if (hasPassed) passed += 1;
    else failed += 1;
  });
  return { passed, failed, reopened: log.filter(({ event }) => event === 'incidentReopened').length };
}
