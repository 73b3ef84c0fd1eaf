import { plotIdSchema, type PlotId } from '../../../protocol/ids.ts';
import type { Plot, PlotCommand, PlotDrawing } from '../../../protocol/plot/plot.ts';
import { newId } from '../../connection/newId.ts';

export interface PlotHistoryOptions {
  readonly send: (command: PlotCommand, subject: string) => Promise<boolean>;
  readonly findPlot: (plotId: string) => Plot | undefined;
  readonly onChange: () => void;
}

type Undo = () => Promise<boolean>;
type PlotChange = Partial<Pick<Plot, 'points' | 'color' | 'label'>>;

const longestHistory = 50;

/** Draws, changes and removes plots for one seat, and takes its own acts back again, the latest first. */
export class PlotHistory {
  readonly #options: PlotHistoryOptions;
  readonly #undos: Undo[] = [];
  /** What a plot that was removed and brought back is called now. */
  readonly #renamed = new Map<string, PlotId>();

  constructor(options: PlotHistoryOptions) {
    this.#options = options;
  }

  get canUndo(): boolean {
    return this.#undos.length > 0;
  }

  /** The id of the new plot; null when it was refused. */
  async draw(plot: PlotDrawing): Promise<PlotId | null> {
    const plotId = plotIdSchema.parse(newId());
    if (!(await this.#options.send({ type: 'drawPlot', plotId, plot }, plotSubject))) return null;
    this.#remember(() => this.#remove(plotId));
    return plotId;
  }

  async change(plot: Plot, change: PlotChange): Promise<boolean> {
    const { id, version, points, color, label } = plot;
    const isDone = await this.#options.send(
      { type: 'changePlot', plotId: id, expect: version, ...change },
      plotSubject,
    );
    if (isDone) this.#remember(() => this.#restore(id, { points, color, label }));
    return isDone;
  }

  async remove(plot: Plot): Promise<boolean> {
    const { id, version, incidentId, kind, points, color, label } = plot;
    const isDone = await this.#options.send({ type: 'removePlot', plotId: id, expect: version }, plotSubject);
    if (!isDone) return false;
    this.#remember(async () => {
      const plotId = plotIdSchema.parse(newId());
      const drawing = { incidentId, kind, points, color, label };
      const isBack = await this.#options.send({ type: 'drawPlot', plotId, plot: drawing }, plotSubject);
      if (isBack) this.#renamed.set(id, plotId);
      return isBack;
    });
    return true;
  }

  /** Takes the latest act back; a refusal stands where those of plots stand, and the act counts as gone. */
  async undo(): Promise<boolean> {
    const undo = this.#undos.pop();
    if (undo === undefined) return false;
    const isDone = await undo();
    this.#options.onChange();
    return isDone;
  }

  /** Sends nothing where the plot is gone already: somebody else removed it. */
  async #remove(plotId: PlotId): Promise<boolean> {
    const plot = this.#find(plotId);
    if (plot === undefined) return false;
    return this.#options.send({ type: 'removePlot', plotId: plot.id, expect: plot.version }, plotSubject);
  }

  async #restore(plotId: PlotId, before: Required<PlotChange>): Promise<boolean> {
    const plot = this.#find(plotId);
    if (plot === undefined) return false;
    const { id, version: expect } = plot;
    return this.#options.send({ type: 'changePlot', plotId: id, expect, ...before }, plotSubject);
  }

  #find(plotId: PlotId): Plot | undefined {
    let id = plotId;
    for (let next = this.#renamed.get(id); next !== undefined; next = this.#renamed.get(id)) id = next;
    return this.#options.findPlot(id);
  }

  #remember(undo: Undo): void {
    this.#undos.push(undo);
    if (this.#undos.length > longestHistory) this.#undos.shift();
    this.#options.onChange();
  }
}

/** Where a refusal about plots stands in the store. */
export const plotSubject = 'plots';
