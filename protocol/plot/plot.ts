import { z } from 'zod';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { incidentIdSchema, plotIdSchema } from '../ids.ts';

/** What can be plotted (标绘). The last three are the arrows of a plan: where a force goes, closes in, advances. */
export const plotKinds = [
  'point',
  'text',
  'line',
  'arrow',
  'polygon',
  'circle',
  'straightArrow',
  'attackArrow',
  'pincerArrow',
] as const;
export const plotKindSchema = z.enum(plotKinds);
export type PlotKind = z.infer<typeof plotKindSchema>;

/** Few enough to be told apart and named; what each looks like is the map's business. */
export const plotColors = ['red', 'amber', 'green', 'blue', 'violet', 'white'] as const;
export const plotColorSchema = z.enum(plotColors);
export type PlotColor = z.infer<typeof plotColorSchema>;

/**
 * How many points give each kind its shape. A circle has its centre and a point of its edge; an attack arrow the two ends
 * of its tail and then the way to its head; a pincer arrow the two ends of its base, then the heads, right and left.
 */
export const plotPointCounts: Record<PlotKind, readonly [least: number, most: number]> = {
  point: [1, 1],
  text: [1, 1],
  line: [2, 500],
  arrow: [2, 500],
  polygon: [3, 500],
  circle: [2, 2],
  straightArrow: [2, 2],
  attackArrow: [3, 50],
  pincerArrow: [4, 4],
};

/** Longitude and latitude in degrees, WGS-84. */
export const plotPointSchema = z.tuple([lonSchema, latSchema]);
export type PlotPoint = z.infer<typeof plotPointSchema>;
const plotPointsSchema = z.array(plotPointSchema).min(1).max(500);
const labelSchema = z.string().trim().max(60);

/** What is drawn, whoever drew it. Without an incident it is for the whole hall. */
export const plotDrawingSchema = z.strictObject({
  incidentId: incidentIdSchema.nullable(),
  kind: plotKindSchema,
  points: plotPointsSchema,
  color: plotColorSchema,
  /** The words beside it; a text has nothing but these. */
  label: labelSchema,
});
export type PlotDrawing = z.infer<typeof plotDrawingSchema>;

export const plotSchema = plotDrawingSchema.extend({
  id: plotIdSchema,
  version: z.number().int().positive(),
  drawnBy: z.string(),
  changedBy: z.string(),
  changedAt: z.number(),
});
export type Plot = z.infer<typeof plotSchema>;

/** Most plots at once: beyond this a map says nothing any more, and every seat carries them. */
export const mostPlots = 2000;

/** Whether a drawing has as many points as its kind needs, and words where it is nothing but words. */
export function isCompleteDrawing({ kind, points, label }: Pick<PlotDrawing, 'kind' | 'points' | 'label'>): boolean {
  const [least, most] = plotPointCounts[kind];
  return points.length >= least && points.length <= most && (kind !== 'text' || label !== '');
}

export const drawPlotSchema = z.strictObject({
  type: z.literal('drawPlot'),
  plotId: plotIdSchema,
  plot: plotDrawingSchema,
});
export const changePlotSchema = z.strictObject({
  type: z.literal('changePlot'),
  plotId: plotIdSchema,
  expect: z.number().int().positive(),
  points: plotPointsSchema.exactOptional(),
  color: plotColorSchema.exactOptional(),
  label: labelSchema.exactOptional(),
});
export const removePlotSchema = z.strictObject({
  type: z.literal('removePlot'),
  plotId: plotIdSchema,
  expect: z.number().int().positive(),
});
export const plotCommandSchemas = [drawPlotSchema, changePlotSchema, removePlotSchema] as const;
export const plotCommandSchema = z.discriminatedUnion('type', [...plotCommandSchemas]);
export type PlotCommand = z.infer<typeof plotCommandSchema>;

export const plotEventSchemas = [
  z.strictObject({ type: z.literal('plotDrawn'), plotId: plotIdSchema, plot: plotDrawingSchema }),
  /** Only what became different. */
  z.strictObject({
    type: z.literal('plotChanged'),
    plotId: plotIdSchema,
    points: plotPointsSchema.exactOptional(),
    color: plotColorSchema.exactOptional(),
    label: labelSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal('plotRemoved'), plotId: plotIdSchema }),
] as const;
export const plotEventSchema = z.discriminatedUnion('type', [...plotEventSchemas]);
export type PlotEvent = z.infer<typeof plotEventSchema>;
