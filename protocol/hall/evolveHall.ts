import type { JournalEntry } from '../wire/journalEntry.ts';
import { evolveAlarms, isAlarmEvent } from '../alarm/evolveAlarms.ts';
import { evolveBroadcasts, isBroadcastEvent } from '../broadcast/evolveBroadcasts.ts';
import { evolveIncident, isIncidentEvent } from '../incident/evolveIncident.ts';
import { evolveHandovers, isHandoverEvent } from '../handover/evolveHandovers.ts';
import { evolveRoster, isRosterEvent, stampShift } from '../roster/evolveRoster.ts';
import { evolveDuty, isUnitEvent } from '../unit/evolveDuty.ts';
import { evolveMessages, isMessageEvent } from '../message/evolveMessages.ts';
import { evolvePlanIncident, isPlanResponseEvent } from '../plan/evolvePlanResponse.ts';
import { evolvePlans, isPlanEvent } from '../plan/evolvePlans.ts';
import { evolveRoadBlocks, isRoadBlockEvent } from '../roads/evolveRoadBlocks.ts';
import { evolvePlots, isPlotEvent } from '../plot/evolvePlots.ts';
import { evolvePtz, isPtzEvent } from '../ptz/evolvePtz.ts';
import { emptyCameraPtz } from '../ptz/ptz.ts';
import { evolveRulebook } from '../rulebook/rulebookState.ts';
import { evolveAssignmentCare, isAssignmentCareEvent } from '../safety/evolveAssignmentCare.ts';
import { evolveEmergencies, isEmergencyEvent } from '../safety/evolveEmergencies.ts';
import { evolveWalls, isWallEvent, settleRaisedAlarm } from '../wall/evolveWall.ts';
import { evolveWallLibrary, isWallLibraryEvent } from '../wall/evolveWallLibrary.ts';
import type { HallState } from './hallState.ts';

/** What a run of evolve calls copied and nobody else has seen: the next call of the run writes into it. */
export interface EvolveRun {
  incidents?: HallState['incidents'];
}

/**
 * The one evolve of server, seats, replay and tests. Takes any number of entries in sequence and copies each record once
 * for all of them, and for all calls that share a `run`, so that a long catch-up costs no more than its entries. States
 * between the calls of a run hold only until its next call. Throws on a gap: a state with holes is worse than none.
 */
export function evolveHall(state: HallState, entries: readonly JournalEntry[], run: EvolveRun = {}): HallState {
  if (entries.length === 0) return state;
  const next: HallState = { ...state };
  const ownIncidents = (): HallState['incidents'] => {
    if (next.incidents !== run.incidents) next.incidents = run.incidents = { ...next.incidents };
    return next.incidents;
  };
  for (const entry of entries) {
    if (entry.seq !== next.seq + 1) throw new RangeError(`Entry ${entry.seq} does not follow ${next.seq}`);
    const { event } = entry;
    if (isAssignmentCareEvent(event)) {
      ownIncidents()[event.incidentId] = evolveAssignmentCare(next.incidents[event.incidentId], entry, event);
    } else if (isPlanResponseEvent(event)) {
      ownIncidents()[event.incidentId] = evolvePlanIncident(next.incidents[event.incidentId], entry, event);
    } else if (isIncidentEvent(event)) {
      ownIncidents()[event.incidentId] = evolveIncident(next.incidents[event.incidentId], entry, event);
      if (event.type === 'incidentReported') next.incidentCount = event.number;
    } else if (isBroadcastEvent(event)) {
      next.broadcasts = evolveBroadcasts(next.broadcasts, entry, event);
    } else if (isWallEvent(event)) {
      next.walls = evolveWalls(next.walls, entry, event);
    } else if (isWallLibraryEvent(event)) {
      next.wallLibrary = evolveWallLibrary(next.wallLibrary, entry, event);
    } else if (isPlanEvent(event)) {
      next.plans = evolvePlans(next.plans, entry, event);
    } else if (isRoadBlockEvent(event)) {
      next.roadBlocks = evolveRoadBlocks(next.roadBlocks, entry, event);
    } else if (isPlotEvent(event)) {
      next.plots = evolvePlots(next.plots, entry, event);
    } else if (isAlarmEvent(event)) {
      next.alarms = evolveAlarms(next.alarms, entry, event);
      if (event.type === 'alarmAccepted' || event.type === 'alarmDismissed')
        next.walls = settleRaisedAlarm(next.walls, entry, event);
    } else if (isMessageEvent(event)) {
      next.messages = evolveMessages(next.messages, entry, event);
    } else if (isRosterEvent(event)) {
      next.shifts = evolveRoster(next.shifts, entry, event);
    } else if (isHandoverEvent(event)) {
      next.handovers = evolveHandovers(next.handovers, entry, event);
    } else if (isEmergencyEvent(event)) {
      next.emergencies = evolveEmergencies(next.emergencies, entry, event);
    } else if (event.type === 'rulebookChanged') {
      next.rulebook = evolveRulebook(next.rulebook, entry, event);
    } else if (isPtzEvent(event)) {
      const ptz = evolvePtz(next.ptz[event.cameraId] ?? emptyCameraPtz, event);
      next.ptz = { ...next.ptz, [event.cameraId]: ptz };
    } else if (isUnitEvent(event)) {
      next.shifts = stampShift(next.shifts, entry, event, next.units[event.unitId]?.shiftId);
      next.units = evolveDuty(next.units, entry, event);
    }
    next.seq = entry.seq;
  }
  return next;
}
