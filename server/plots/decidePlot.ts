import type { HallState } from '../../protocol/hall/hallState.ts';
import { isCompleteDrawing, mostPlots, type Plot, type PlotCommand, type PlotEvent } from '../../protocol/plot/plot.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/** What happens to a plot. A change names the version it saw, so that two seats never overwrite each other unseen. */
export function decidePlot(state: HallState, command: PlotCommand): PlotEvent[] {
  const { plotId } = command;
  const known = state.plots[plotId];
  switch (command.type) {
    case 'drawPlot': {
      const { plot } = command;
      if (known !== undefined) throw new Rejected('conflict', 'plotExists');
      if (plot.incidentId !== null && state.incidents[plot.incidentId] === undefined)
        throw new Rejected('notFound', 'incidentUnknown');
      if (!isCompleteDrawing(plot)) throw new Rejected('malformed', 'plotIncomplete');
      refuseIdentifyingText(plot.label);
      if (Object.keys(state.plots).length >= mostPlots)
        throw new Rejected('notAllowed', 'plotsFull', { details: { most: mostPlots } });
      return [{ type: 'plotDrawn', plotId, plot }];
    }
    case 'changePlot': {
      const plot = demandVersion(known, command.expect);
      const { points = plot.points, color = plot.color, label = plot.label } = command;
      if (!isCompleteDrawing({ kind: plot.kind, points, label })) throw new Rejected('malformed', 'plotIncomplete');
      refuseIdentifyingText(label);
      const change = {
        ...(isSame(points, plot.points) ? {} : { points }),
        ...(color === plot.color ? {} : { color }),
        ...(label === plot.label ? {} : { label }),
      };
      return Object.keys(change).length === 0 ? [] : [{ type: 'plotChanged', plotId, ...change }];
    }
    case 'removePlot':
      demandVersion(known, command.expect);
      return [{ type: 'plotRemoved', plotId }];
  }
}

function demandVersion(plot: Plot | undefined, expected: number): Plot {
  if (plot === undefined) throw new Rejected('notFound', 'plotUnknown');
  if (plot.version !== expected) throw new Rejected('conflict', 'staleVersion', { details: { version: plot.version } });
  return plot;
}

function isSame(first: Plot['points'], second: Plot['points']): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
