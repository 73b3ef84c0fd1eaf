import { expect, test } from 'vitest';
import { commandSchema } from '../../../../protocol/hall/allCommands.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { plotIdSchema } from '../../../../protocol/ids.ts';
import { mostPlots, type Plot, type PlotDrawing } from '../../../../protocol/plot/plot.ts';
import { decidePlot } from '../../../../server/plots/index.ts';
import { actor, incidentId, stateAfter, stateUpTo } from '../../../support/incidentBuilder.ts';

const plotId = plotIdSchema.parse('plot-1');
const dispatcher = actor('dispatcher');
const leader = actor('dutyLeader');
const line: PlotDrawing = {
  incidentId: null,
  kind: 'line',
  points: [
    [113, 29.5],
    [113.01, 29.5],
  ],
  color: 'red',
  label: '警戒线',
};
const drawn = stateAfter([[{ type: 'plotDrawn', plotId, plot: line }, dispatcher]]);

test('a plot keeps who drew it and who changed it last, and counts its versions', () => {
  expect(decidePlot(emptyHallState(), { type: 'drawPlot', plotId, plot: line })).toEqual([
    { type: 'plotDrawn', plotId, plot: line },
  ]);
  const events = decidePlot(drawn, { type: 'changePlot', plotId, expect: 1, color: 'blue', label: '警戒线' });
  expect(events).toEqual([{ type: 'plotChanged', plotId, color: 'blue' }]);
  const changed = stateAfter(
    events.map((event) => [event, leader] as const),
    drawn,
  );
  expect(changed.plots).toEqual({
    [plotId]: {
      ...line,
      id: plotId,
      color: 'blue',
      version: 2,
      drawnBy: 'dispatcher',
      changedBy: 'dutyLeader',
      changedAt: 1000,
    },
  });
  const [removed] = decidePlot(changed, { type: 'removePlot', plotId, expect: 2 });
  if (removed === undefined) throw new Error('nothing was removed');
  expect(stateAfter([[removed, leader]], changed).plots).toEqual({});
});

test('a change of nothing is no event', () => {
  const { points, color, label } = line;
  expect(decidePlot(drawn, { type: 'changePlot', plotId, expect: 1, points, color, label })).toEqual([]);
});

test('refuses a change or removal by who saw an older version, or of a plot that is gone', () => {
  expect(() => decidePlot(drawn, { type: 'changePlot', plotId, expect: 2, color: 'blue' })).toThrow('staleVersion');
  expect(() => decidePlot(drawn, { type: 'removePlot', plotId, expect: 3 })).toThrow('staleVersion');
  expect(() => decidePlot(emptyHallState(), { type: 'removePlot', plotId, expect: 1 })).toThrow('plotUnknown');
});

test('refuses what is drawn twice, for an unknown incident, or not complete', () => {
  const draw = (plot: Partial<PlotDrawing>) => ({ type: 'drawPlot', plotId, plot: { ...line, ...plot } }) as const;
  expect(() => decidePlot(drawn, draw({}))).toThrow('plotExists');
  expect(() => decidePlot(emptyHallState(), draw({ incidentId }))).toThrow('incidentUnknown');
  expect(decidePlot(stateUpTo('incidentReported'), draw({ incidentId }))).toHaveLength(1);
  expect(() => decidePlot(emptyHallState(), draw({ kind: 'polygon' }))).toThrow('plotIncomplete');
  expect(() => decidePlot(emptyHallState(), draw({ kind: 'pincerArrow' }))).toThrow('plotIncomplete');
  expect(() => decidePlot(emptyHallState(), draw({ kind: 'text', points: [[113, 29.5]], label: '' }))).toThrow(
    'plotIncomplete',
  );
  expect(() => decidePlot(drawn, { type: 'changePlot', plotId, expect: 1, points: [[113, 29.5]] })).toThrow(
    'plotIncomplete',
  );
});

test('refuses a label that carries a match of a person, drawn or changed', () => {
  const label = '人脸比对命中';
  expect(() => decidePlot(emptyHallState(), { type: 'drawPlot', plotId, plot: { ...line, label } })).toThrow(
    'identifiesPersons',
  );
  expect(() => decidePlot(drawn, { type: 'changePlot', plotId, expect: 1, label })).toThrow('identifiesPersons');
});

test('takes no more plots than a map can carry', () => {
  const plot = drawn.plots[plotId] as Plot;
  const plots = Object.fromEntries(Array.from({ length: mostPlots }, (_, index) => [`full-${index}`, plot]));
  expect(() => decidePlot({ ...emptyHallState(), plots }, { type: 'drawPlot', plotId, plot: line })).toThrow(
    'plotsFull',
  );
});

test.each([
  ['a place outside the world', { points: [[181, 29.5]] }],
  ['no points', { points: [] }],
  ['an unknown colour', { color: 'pink' }],
  ['a label of a page', { label: '长'.repeat(61) }],
  ['an unknown shape', { kind: 'spiral' }],
  ['what is not asked for', { hidden: true }],
])('the wire refuses %s', (_, wrong) => {
  expect(commandSchema.safeParse({ type: 'drawPlot', plotId, plot: line }).success).toBe(true);
  expect(commandSchema.safeParse({ type: 'drawPlot', plotId, plot: { ...line, ...wrong } }).success).toBe(false);
});
