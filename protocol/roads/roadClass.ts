import { z } from 'zod';

/** Kinds of road, fastest first; `path` is for people on foot only. */
const roadClasses = ['motorway', 'arterial', 'collector', 'lane', 'path'] as const;
export const roadClassSchema = z.enum(roadClasses);
export type RoadClass = z.infer<typeof roadClassSchema>;
