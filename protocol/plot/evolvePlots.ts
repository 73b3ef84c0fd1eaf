import type { HallEvent } from '../hall/allEvents.ts';
import type { JournalEntry } from '../wire/journalEntry.ts';
import type { Plot, PlotEvent } from './plot.ts';

type Plots = Readonly<Record<string, Plot>>;

export function isPlotEvent(event: HallEvent): event is PlotEvent {
  return 'plotId' in event;
}

/** The plots after the event. Throws when it speaks of one that is not there. */
export function evolvePlots(plots: Plots, { at, actor }: JournalEntry, event: PlotEvent): Record<string, Plot> {
  const changed = { changedBy: actor.name, changedAt: at };
  if (event.type === 'plotDrawn') {
    const plot: Plot = { ...event.plot, id: event.plotId, version: 1, drawnBy: actor.name, ...changed };
    return { ...plots, [plot.id]: plot };
  }
  const { [event.plotId]: before, ...others } = plots;
  if (before === undefined) throw new RangeError(`${event.type} of the unknown plot ${event.plotId}`);
  if (event.type === 'plotRemoved') return others;
  const { type: _type, plotId: _id, ...change } = event;
  return { ...plots, [before.id]: { ...before, ...change, ...changed, version: before.version + 1 } };
}
