import type { JournalEntry } from '../wire/journalEntry.ts';
import { evolveIncident, isIncidentEvent } from '../incident/evolveIncident.ts';
import { evolvePlots, isPlotEvent } from '../plot/evolvePlots.ts';
import { evolvePtz, isPtzEvent } from '../ptz/evolvePtz.ts';
import { emptyCameraPtz } from '../ptz/ptz.ts';
import { evolveWalls, isWallEvent } from '../wall/evolveWall.ts';
import { evolveWallLibrary, isWallLibraryEvent } from '../wall/evolveWallLibrary.ts';
import type { HallState } from './hallState.ts';

/**
 * The one evolve of server, seats, replay and tests. Takes any number of entries in sequence and copies each record once
 * for all of them, so that a long catch-up costs no more than its entries. Throws on a gap: a state with holes is worse
 * than none.
 */
export function evolveHall(state: HallState, entries: readonly JournalEntry[]): HallState {
  if (entries.length === 0) return state;
  const next: HallState = { ...state };
  let hasOwnIncidents = false;
  for (const entry of entries) {
    if (entry.seq !== next.seq + 1) throw new RangeError(`Entry ${entry.seq} does not follow ${next.seq}`);
    const { event } = entry;
    if (isIncidentEvent(event)) {
      if (!hasOwnIncidents) next.incidents = { ...next.incidents };
      hasOwnIncidents = true;
      next.incidents[event.incidentId] = evolveIncident(next.incidents[event.incidentId], entry, event);
      if (event.type === 'incidentReported') next.incidentCount = event.number;
    } else if (isWallEvent(event)) {
      next.walls = evolveWalls(next.walls, entry, event);
    } else if (isWallLibraryEvent(event)) {
      next.wallLibrary = evolveWallLibrary(next.wallLibrary, entry, event);
    } else if (isPlotEvent(event)) {
      next.plots = evolvePlots(next.plots, entry, event);
    } else if (isPtzEvent(event)) {
      const ptz = evolvePtz(next.ptz[event.cameraId] ?? emptyCameraPtz, event);
      next.ptz = { ...next.ptz, [event.cameraId]: ptz };
    } else if (event.type === 'dutyStarted' || event.type === 'dutyEnded') {
      const duty = { unitId: event.unitId, onDuty: event.type === 'dutyStarted', since: entry.at };
      next.units = { ...next.units, [event.unitId]: duty };
    }
    next.seq = entry.seq;
  }
  return next;
}
