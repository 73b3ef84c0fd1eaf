import { dueList } from '../clock/dueList.ts';
import type { HallState } from '../hall/hallState.ts';
import type { CameraId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { isFinished } from '../incident/incidentRules.ts';
import { lateShifts } from '../roster/shiftState.ts';
import { openEmergencies } from '../safety/evolveEmergencies.ts';
import { activeAssignments, unitStatus } from '../unit/unitStatus.ts';
import type { HandoverSummary } from './handover.ts';

/** Nobody reads more than this at the change of a shift. */
const mostLines = 200;
const mostNotes = 100;
const longestText = 120;

export interface SummaryAsk {
  readonly since: number;
  readonly now: number;
  readonly brokenCameraIds: readonly CameraId[];
}

/** The state as the one who comes must know it. Pure: the same state, the same words on every page. */
export function summarizeHandover(state: HallState, { since, now, brokenCameraIds }: SummaryAsk): HandoverSummary {
  const all = Object.values(state.incidents);
  const open = all
    .filter((incident) => !isFinished(incident))
    .sort((first, second) => first.priority - second.priority || first.number - second.number);
  return {
    ...{ throughSeq: state.seq, since, at: now },
    open: open.slice(0, mostLines).map((incident) => ({
      ...named(incident),
      ...{ type: incident.type, priority: incident.priority, status: incident.status },
      summary: cut(incident.summary),
    })),
    openCount: open.length,
    overdue: dueList(state, now)
      .filter(({ redCount }) => redCount > 0)
      .slice(0, mostLines)
      .map(({ incident, clock }) => ({ ...named(incident), dueAt: clock.dueAt })),
    ...sideRoads(open),
    ...unitsOf(state),
    lateUnitIds: lateShifts(state.shifts, now)
      .slice(0, mostLines)
      .map(({ unitId }) => unitId),
    emergencies: openEmergencies(state.emergencies).map(({ id, unitId, raised }) => ({
      ...{ emergencyId: id, unitId, at: raised.at },
    })),
    brokenCameraIds: brokenCameraIds.slice(0, mostLines),
    brokenCameraCount: brokenCameraIds.length,
    notes: notesOf(all, since),
  };
}

function sideRoads(open: readonly Incident[]): Pick<HandoverSummary, 'promised' | 'parked' | 'handOffs' | 'urged'> {
  return {
    promised: open.flatMap((incident) => {
      const { extension } = incident;
      if (extension === undefined || extension.state === 'refused') return [];
      const { until, reason, state } = extension;
      return [{ ...named(incident), until, isGranted: state === 'granted', reason: cut(reason) }];
    }),
    parked: open.flatMap((incident) => {
      const { parked } = incident;
      return parked === undefined ? [] : [{ ...named(incident), until: parked.until, reason: cut(parked.reason) }];
    }),
    handOffs: open.flatMap((incident) => {
      const { handOff } = incident;
      if (handOff?.state !== 'asked') return [];
      return [{ ...named(incident), toAgencyId: handOff.toAgencyId, answerDue: handOff.answerDue }];
    }),
    urged: open.flatMap((incident) => {
      const urge = incident.urges?.findLast(({ answer }) => answer === undefined);
      return urge === undefined ? [] : [{ ...named(incident), text: cut(urge.text) }];
    }),
  };
}

function unitsOf(state: HallState): Pick<HandoverSummary, 'unitsOut' | 'unitsOnDuty'> {
  const out: HandoverSummary['unitsOut'] = [];
  for (const [unitId, active] of activeAssignments(state)) {
    const status = unitStatus(true, active);
    const [first] = active;
    if (first === undefined || status === 'available' || status === 'offDuty') continue;
    out.push({ unitId, ...named(first.incident), status });
  }
  return {
    unitsOut: out.slice(0, mostLines),
    unitsOnDuty: Object.values(state.units).filter((one) => one.onDuty).length,
  };
}

function notesOf(incidents: readonly Incident[], since: number): HandoverSummary['notes'] {
  return incidents
    .flatMap(({ number, log }) =>
      log.flatMap((line) =>
        line.event === 'incidentNoteAdded' && line.at >= since
          ? [{ at: line.at, number, name: line.actor.name, text: cut(line.text ?? '') }]
          : [],
      ),
    )
    .sort((first, second) => second.at - first.at)
    .slice(0, mostNotes);
}

function named({ id, number }: Incident): { incidentId: Incident['id']; number: number } {
  return { incidentId: id, number };
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
