import { z } from 'zod';
import { roadClassSchema } from './roadClass.ts';
import { travelModes } from './travelMode.ts';

const index = z.number().int().nonnegative();
const edgeSchema = z.union([
  /** From node, to node, length in metres, class (index into `classes`), name (index into `names`). */
  z.tuple([index, index, z.number().nonnegative(), index, index]),
  /** The last is 1 for a road that may be driven from its first node to its second only. */
  z.tuple([index, index, z.number().nonnegative(), index, index, z.union([z.literal(0), z.literal(1)])]),
]);

const speedsSchema = z.partialRecord(roadClassSchema, z.number().positive().max(200));

/**
 * The roads of a city as a graph: what `roads.json` in the data folder holds. Positions are metres east and north of an
 * origin (WGS-84), so that one file serves routing and simulation without a projection library.
 */
export const roadGraphSchema = z
  .object({
    originLon: z.number().min(-180).max(180),
    originLat: z.number().min(-90).max(90),
    metresPerDegLon: z.number().positive(),
    metresPerDegLat: z.number().positive(),
    classes: z.array(roadClassSchema).min(1),
    names: z.array(z.object({ zh: z.string(), en: z.string() })),
    /** x, y, x, y, … in metres from the origin. */
    nodes: z.array(z.number()).min(4),
    edges: z.array(edgeSchema).min(1),
    /** Speeds of the site's own by way of travelling and class, km/h; what is left out keeps the built-in profile. */
    speedsKmh: z.partialRecord(z.enum(travelModes), speedsSchema).optional(),
  })
  .refine(({ nodes }) => nodes.length % 2 === 0, { path: ['nodes'], error: 'a node has two numbers' })
  .refine(({ nodes, edges }) => edges.every(([from, to]) => Math.max(from, to) < nodes.length / 2), {
    path: ['edges'],
    error: 'an edge names a node that is not there',
  })
  .refine(({ classes, edges }) => edges.every((edge) => edge[3] < classes.length), {
    path: ['edges'],
    error: 'an edge names a class that is not there',
  });
export type RoadGraph = z.infer<typeof roadGraphSchema>;
