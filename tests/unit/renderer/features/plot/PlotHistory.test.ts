import { expect, test } from 'vitest';
import { emptyHallState, type HallState } from '../../../../../protocol/hall/hallState.ts';
import type { PlotCommand, PlotDrawing } from '../../../../../protocol/plot/plot.ts';
import { PlotHistory } from '../../../../../renderer/features/plot/PlotHistory.ts';
import { decidePlot } from '../../../../../server/plots/index.ts';
import { actor, stateAfter } from '../../../../support/incidentBuilder.ts';

const drawing: PlotDrawing = { incidentId: null, kind: 'point', points: [[113, 29.5]], color: 'red', label: '甲' };
const operator = actor('dispatcher');

/** A hall of one: commands go through the real decide and evolve. */
function openHistory() {
  let state: HallState = emptyHallState();
  const send = (command: PlotCommand): Promise<boolean> => {
    try {
      state = stateAfter(
        decidePlot(state, command).map((event) => [event, operator] as const),
        state,
      );
      return Promise.resolve(true);
    } catch {
      return Promise.resolve(false);
    }
  };
  const history = new PlotHistory({ send, findPlot: (id) => state.plots[id], onChange: () => undefined });
  const only = () => {
    const [plot, ...others] = Object.values(state.plots);
    if (plot === undefined || others.length > 0) throw new Error('not one plot');
    return plot;
  };
  return {
    history,
    send,
    only,
    shown: () => Object.values(state.plots).map(({ label, color }) => `${label} ${color}`),
  };
}

test('takes back what was drawn, changed and removed, the latest first', async () => {
  const { history, only, shown } = openHistory();
  await history.draw(drawing);
  await history.change(only(), { label: '乙' });
  await history.change(only(), { color: 'blue' });
  await history.remove(only());
  expect(shown()).toEqual([]);
  const seen: string[][] = [];
  while (history.canUndo) {
    expect(await history.undo()).toBe(true);
    seen.push(shown());
  }
  expect(seen).toEqual([['乙 blue'], ['乙 red'], ['甲 red'], []]);
  expect(await history.undo()).toBe(false);
});

test('leaves alone what another seat has removed meanwhile', async () => {
  const { history, send, only, shown } = openHistory();
  await history.draw(drawing);
  const { id, version } = only();
  await send({ type: 'removePlot', plotId: id, expect: version });
  expect(await history.undo()).toBe(false);
  expect(shown()).toEqual([]);
});

test('a refused act is nothing to take back', async () => {
  const { history } = openHistory();
  expect(await history.draw({ ...drawing, kind: 'line' })).toBeNull();
  expect(history.canUndo).toBe(false);
});
