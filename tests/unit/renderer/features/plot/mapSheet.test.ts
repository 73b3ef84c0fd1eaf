import { expect, test } from 'vitest';
import { heatPoints } from '../../../../../renderer/features/plot/heatPoints.ts';
import { measure, measureWords } from '../../../../../renderer/features/plot/measurement.ts';
import { plotMarks } from '../../../../../renderer/features/plot/plotMarks.ts';
import { roundScaleM } from '../../../../../renderer/features/plot/composeMapPicture.ts';
import { writePicturePdf } from '../../../../../renderer/features/plot/writePicturePdf.ts';
import { plotIdSchema } from '../../../../../protocol/ids.ts';
import type { Plot } from '../../../../../protocol/plot/plot.ts';
import { incidentId, stateUpTo } from '../../../../support/incidentBuilder.ts';

test('every object of the PDF stands where its table says, and the picture is in it whole', () => {
  const jpeg = Uint8Array.from({ length: 400 }, (_, index) => (index * 7) % 256);
  const file = Buffer.from(writePicturePdf({ jpeg, width: 1600, height: 900 }));
  const text = file.toString('latin1');
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(tableAt, tableAt + 9)).toBe('xref\n0 6\n');
  const rows = text.slice(tableAt + 9, text.indexOf('trailer')).match(/.{19}\n/gs) ?? [];
  expect(rows).toHaveLength(6);
  for (const [index, row] of rows.entries()) {
    if (index > 0) expect(text.slice(Number(row.slice(0, 10))).startsWith(`${index} 0 obj\n`)).toBe(true);
  }
  expect(file.includes(Buffer.from(jpeg))).toBe(true);
  expect(text).toContain('/MediaBox [0 0 841.89 595.28]');
  expect(Buffer.from(writePicturePdf({ jpeg, width: 900, height: 1600 })).toString('latin1')).toContain(
    '/MediaBox [0 0 595.28 841.89]',
  );
});

test('a scale is a round number that fits', () => {
  expect([0.13, 1, 2.4, 3.6, 7.2].map((metresPerPixel) => roundScaleM(metresPerPixel, 140))).toEqual([
    10, 100, 200, 500, 1000,
  ]);
});

test('heat counts what was reported within the span, the grave more, the void not at all', () => {
  const incident = stateUpTo('incidentReported').incidents[incidentId];
  if (incident === undefined) throw new Error('no incident');
  const at = incident.stamps.reported?.at ?? 0;
  const light = { ...incident, priority: 4 as const };
  const voided = { ...incident, status: 'void' as const };
  expect(heatPoints([incident, light, voided], { from: at - 1, to: at }).map(({ weight }) => weight)).toEqual([
    1, 0.25,
  ]);
  expect(heatPoints([incident], { from: at, to: at + 1 })).toEqual([]);
  expect(heatPoints([incident], { from: at - 2, to: at - 1 })).toEqual([]);
});

test('plots of a finished incident show only while it is selected', () => {
  const { incidents } = stateUpTo('incidentReported');
  const plot = (id: string, owner: Plot['incidentId']): Plot => ({
    ...{ id: plotIdSchema.parse(id), incidentId: owner, kind: 'point', points: [[113, 29.5]], color: 'red', label: '' },
    ...{ version: 1, drawnBy: '甲', changedBy: '甲', changedAt: 1 },
  });
  const plots = { hall: plot('hall', null), own: plot('own', incidentId) };
  const open = incidents[incidentId];
  if (open === undefined) throw new Error('no incident');
  const closed = { [incidentId]: { ...open, status: 'closed' as const } };
  const ids = (known: typeof incidents, selected: string | null) =>
    plotMarks({ plots, incidents: known, incidentId: selected, plotId: 'hall' }).map(({ id, style }) => [id, style]);
  expect(ids(incidents, null)).toEqual([
    ['hall', 'selected'],
    ['own', 'plain'],
  ]);
  expect(ids(closed, null)).toEqual([['hall', 'selected']]);
  expect(ids(closed, incidentId)).toHaveLength(2);
});

test('a measured length and area are in metres on the ground', () => {
  // One minute of latitude at 29.5 degrees is 1847.5 m of the meridian.
  const north = measure('distance', [
    [113, 29.5 - 1 / 120],
    [113, 29.5 + 1 / 120],
  ]);
  expect(Math.abs(north - 1847.5)).toBeLessThan(1);
  expect([measureWords('distance', 12.34), measureWords('distance', 999.6), measureWords('distance', 1234)]).toEqual([
    '12.3 m',
    '1000 m',
    '1.234 km',
  ]);
  expect([measureWords('area', 258_502), measureWords('area', 12_345_678)]).toEqual(['258502 m²', '12.35 km²']);
});
