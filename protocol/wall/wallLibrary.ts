import { z } from 'zod';
import { agencyIdSchema, planIdSchema, sceneIdSchema, tourIdSchema, wallIdSchema, wallRuleIdSchema } from '../ids.ts';
import { incidentTypeSchema, prioritySchema } from '../incident/incident.ts';
import { dwellSchema } from './tileContent.ts';
import { mostDisplays, sceneDisplaySchema, wallNameSchema } from './wall.ts';

const version = z.number().int().nonnegative();

export const sceneVersionSchema = z.strictObject({
  version: z.number().int().positive(),
  at: z.number(),
  by: z.string(),
  displays: z.array(sceneDisplaySchema).min(1).max(mostDisplays),
});
export type SceneVersion = z.infer<typeof sceneVersionSchema>;

/** Whose a scene is: an agency's, a plan's, or, with neither, everybody's. Never both. */
const owner = {
  agencyId: agencyIdSchema.nullable(),
  planId: planIdSchema.exactOptional(),
};

/** A wall kept under a name, with what it was before. */
export const sceneSchema = z.strictObject({
  id: sceneIdSchema,
  name: wallNameSchema,
  ...owner,
  /** Newest first; the newest is the scene. */
  versions: z.array(sceneVersionSchema).min(1),
});
export type Scene = z.infer<typeof sceneSchema>;

/** Older ones stay in the journal. */
export const mostSceneVersions = 30;

export const tourSchema = z.strictObject({
  id: tourIdSchema,
  name: wallNameSchema,
  version,
  sceneIds: z.array(sceneIdSchema).min(1).max(32),
  dwellS: dwellSchema,
});
export type Tour = z.infer<typeof tourSchema>;

/**
 * When a rule looks: at an incident as it is reported, as its plan is accepted, as an alarm becomes or joins it; or at an
 * alarm itself as it comes in (or grows more pressing), before anybody made an incident of it.
 */
export const wallRuleMoments = ['reported', 'planAccepted', 'alarmAccepted', 'alarmRaised'] as const;
export type WallRuleMoment = (typeof wallRuleMoments)[number];

/** Which incidents and alarms come on which wall by themselves. */
export const wallRuleSchema = z.strictObject({
  id: wallRuleIdSchema,
  name: wallNameSchema,
  version,
  wallId: wallIdSchema,
  /** Left out: when it is reported. */
  on: z.enum(wallRuleMoments).exactOptional(),
  /** Empty takes every type. */
  incidentTypes: z.array(incidentTypeSchema),
  /** The least pressing priority that still counts. */
  priority: prioritySchema,
  /** Null shows the linked cameras, the card of the incident or alarm and the map. */
  sceneId: sceneIdSchema.nullable(),
  holdS: z.number().int().min(10).max(3600),
});
export type WallRule = z.infer<typeof wallRuleSchema>;

export const wallLibrarySchema = z.strictObject({
  scenes: z.record(z.string(), sceneSchema),
  tours: z.record(z.string(), tourSchema),
  rules: z.record(z.string(), wallRuleSchema),
});
export type WallLibrary = z.infer<typeof wallLibrarySchema>;

/** `expect` is the version that was seen; 0 makes a new one. */
export const wallLibraryCommandSchemas = [
  z.strictObject({
    type: z.literal('saveScene'),
    sceneId: sceneIdSchema,
    name: wallNameSchema,
    ...owner,
    wallId: wallIdSchema,
    expect: version,
  }),
  z.strictObject({ type: z.literal('renameScene'), sceneId: sceneIdSchema, name: wallNameSchema }),
  z.strictObject({ type: z.literal('removeScene'), sceneId: sceneIdSchema, expect: version }),
  /** Makes an older version the newest again. */
  z.strictObject({
    type: z.literal('restoreScene'),
    sceneId: sceneIdSchema,
    sceneVersion: z.number().int().positive(),
    expect: version,
  }),
  z.strictObject({ type: z.literal('defineTour'), tour: tourSchema.omit({ version: true }), expect: version }),
  z.strictObject({ type: z.literal('removeTour'), tourId: tourIdSchema, expect: version }),
  z.strictObject({ type: z.literal('setWallRule'), rule: wallRuleSchema.omit({ version: true }), expect: version }),
  z.strictObject({ type: z.literal('removeWallRule'), ruleId: wallRuleIdSchema, expect: version }),
] as const;
export const wallLibraryCommandSchema = z.discriminatedUnion('type', [...wallLibraryCommandSchemas]);
export type WallLibraryCommand = z.infer<typeof wallLibraryCommandSchema>;

export const wallLibraryEventSchemas = [
  z.strictObject({
    type: z.literal('sceneSaved'),
    sceneId: sceneIdSchema,
    name: wallNameSchema,
    ...owner,
    displays: z.array(sceneDisplaySchema).min(1).max(mostDisplays),
  }),
  z.strictObject({ type: z.literal('sceneRenamed'), sceneId: sceneIdSchema, name: wallNameSchema }),
  z.strictObject({ type: z.literal('sceneRemoved'), sceneId: sceneIdSchema }),
  z.strictObject({
    type: z.literal('sceneRestored'),
    sceneId: sceneIdSchema,
    sceneVersion: z.number().int().positive(),
  }),
  z.strictObject({ type: z.literal('tourDefined'), tour: tourSchema.omit({ version: true }) }),
  z.strictObject({ type: z.literal('tourRemoved'), tourId: tourIdSchema }),
  z.strictObject({ type: z.literal('wallRuleSet'), rule: wallRuleSchema.omit({ version: true }) }),
  z.strictObject({ type: z.literal('wallRuleRemoved'), ruleId: wallRuleIdSchema }),
] as const;
export const wallLibraryEventSchema = z.discriminatedUnion('type', [...wallLibraryEventSchemas]);
export type WallLibraryEvent = z.infer<typeof wallLibraryEventSchema>;
export const wallLibraryEventTypes: readonly WallLibraryEvent['type'][] = wallLibraryEventSchemas.map(
  (schema) => schema.shape.type.value,
);

export function emptyWallLibrary(): WallLibrary {
  return { scenes: {}, tours: {}, rules: {} };
}
