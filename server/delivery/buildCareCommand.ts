import type { Command } from '../../protocol/hall/allCommands.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import { assignmentIdSchema, emergencyIdSchema, type UnitId } from '../../protocol/ids.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { PassedOn } from '../../protocol/safety/assignmentCare.ts';
import type { DueCare } from '../../protocol/safety/dueCare.ts';
import { derivedId } from '../hall/index.ts';

export interface CareSources {
  readonly positionOf: (unitId: UnitId) => Position | null;
  /** The best unit on duty that is not on the incident, or null. */
  readonly nextUnit: (incident: Incident) => UnitId | null;
}

/** The command of a step. Its id is derived from what it is about: issued twice it is done once. */
export function buildCareCommand(
  { step, incident, assignment, rulebook }: DueCare,
  { positionOf, nextUnit }: CareSources,
): { id: string; command: Command } {
  const on = { incidentId: incident.id, assignmentId: assignment.id };
  const round = assignment.welfare?.at ?? assignment.stamps.onScene?.at ?? 0;
  switch (step) {
    case 'realert':
      return { id: careId('realert', on), command: { type: 'realertAssignment', ...on } };
    case 'warn':
      return { id: careId('warn', on), command: { type: 'warnDelivery', ...on } };
    case 'passOn': {
      const to = passTo(incident, rulebook.ladder.next, nextUnit);
      const next =
        to.how === 'dispatched' ? { nextAssignmentId: assignmentIdSchema.parse(careId('next', on, to.unitId)) } : {};
      // Whom it goes to is part of the id: after a failure another unit may be the next.
      const id = careId('passOn', on, JSON.stringify(to), incident.version);
      return { id, command: { type: 'passOnAssignment', ...on, to, ...next } };
    }
    case 'askWelfare': {
      const id = careId('askWelfare', on, assignment.welfare?.status ?? 'well', round);
      return { id, command: { type: 'askWelfare', ...on } };
    }
    case 'mayday': {
      const id = careId('mayday', on, round);
      const position = positionOf(assignment.unitId);
      return { id, command: { type: 'raiseMayday', ...on, emergencyId: emergencyIdSchema.parse(id), position } };
    }
  }
}

function passTo(
  incident: Incident,
  next: DueCare['rulebook']['ladder']['next'],
  nextUnit: CareSources['nextUnit'],
): PassedOn {
  if (next === 'voice' || next === 'none') return { how: 'voice' };
  const unitId = nextUnit(incident);
  if (unitId === null) return { how: 'nobody' };
  return { how: next === 'nextUnit' ? 'dispatched' : 'proposed', unitId };
}

function careId(
  step: string,
  { incidentId, assignmentId }: { incidentId: string; assignmentId: string },
  ...more: readonly (string | number)[]
): string {
  return derivedId('care', step, incidentId, assignmentId, ...more);
}
